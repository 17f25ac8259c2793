import { beforeEach, describe, expect, it } from 'vitest'
import { isSavedWhole } from '../support/disk/saved-whole'
import { newId, offsetOf, tusRequests } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { longPhoto } from '../support/photos/long-photo'
import type { NoisePhoto } from '../support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'

const HOUR = 60 * 60 * 1000
const MB = 1024 * 1024

let laptop: OpenReceiver
let photo: NoisePhoto
let id: string
let hours: number
beforeEach(async () => {
  hours = 0
  const start = Date.now()
  const clock = { now: () => start + hours * HOUR, elapsed: () => hours * HOUR }
  laptop = forThisTest(await openReceiver([], { clock }))
  photo = await longPhoto(2 * MB)
  id = newId()
  await tus().create(photo.bytes.length, { id, filename: photo.name })
  await tus().patch(id, 0, photo.bytes.subarray(0, MB))
})

const tus = () => tusRequests(laptop.url)
const finish = () => tus().patch(id, MB, photo.bytes.subarray(MB))

describe('a phone that falls asleep in the middle of a photo', () => {
  it.each([
    ['ten minutes', 1 / 6],
    ['twelve hours', 12],
    ['almost a day', 23.9],
  ])('goes on after %s, at the same address and from the same byte', async (_, asleep) => {
    hours = asleep
    expect(offsetOf(await tus().head(id))).toBe(MB)
    expect((await finish()).status).toBe(204)
    expect(await isSavedWhole(laptop.folder, photo)).toBe(true)
  })

  it('goes on after twelve hours in which the receiver was restarted', async () => {
    hours = 6
    await laptop.restart()
    hours = 12
    expect(laptop.receiver.listening().url).toBe(laptop.url)
    expect(offsetOf(await tus().head(id))).toBe(MB)
    expect((await finish()).status).toBe(204)
    expect(await isSavedWhole(laptop.folder, photo)).toBe(true)
  })

  it('is told after a day that nothing is left of it, and the bytes are free for the next photo', async () => {
    hours = 24
    expect((await tus().head(id)).status).toBe(404)
    expect((await finish()).status).toBe(404)
    expect(await laptop.partsOnDisk()).toEqual([`${id}.part`])
    const next = newId()
    await tus().create(9, { id: next, filename: 'next.jpg' })
    await expect.poll(laptop.partsOnDisk).toEqual([])
    expect(laptop.events.findLast(({ type }) => type === 'failed')).toMatchObject({
      id,
      error: { code: 'EXPIRED' },
      retryable: false,
    })
  })

  it('finds nothing of it after a day in which the receiver was not running', async () => {
    const { port } = laptop.receiver.listening()
    await laptop.receiver.close()
    hours = 24
    laptop.receiver = await laptop.open(port)
    await expect.poll(laptop.partsOnDisk).toEqual([])
    expect(laptop.receiver.uploads()).toEqual([])
  })
})
