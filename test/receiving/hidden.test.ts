import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { newId, tusRequests } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { noisePhoto } from '../support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'

let open: OpenReceiver

beforeEach(async () => {
  open = forThisTest(await openReceiver())
})

async function send(bytes: Buffer): Promise<string> {
  const id = newId()
  const fields = { id, filename: 'a.jpg', sender: 'phone-1' }
  const answer = await tusRequests(open.url).create(bytes.length, fields, { body: bytes })
  expect(answer.status).toBe(201)
  return id
}
const ids = () => open.receiver.photos().map(({ id }) => id)
const told = () => open.events.slice(-1)[0]?.type

describe('a photo taken out of sight', () => {
  it('is the very same when it is brought back, and its file was never touched', async () => {
    const id = await send((await noisePhoto(60, 40)).bytes)
    const before = open.receiver.photo(id)
    open.receiver.hide(id)
    expect([ids(), told()]).toEqual([[], 'removed'])
    expect(await open.photosOnDisk()).toEqual(['a.jpg'])
    await open.receiver.restore([id])
    expect([open.receiver.photo(id), told()]).toEqual([before, 'restored'])
  })

  it('is back after a crash', async () => {
    const id = await send((await noisePhoto(60, 40)).bytes)
    open.receiver.hide(id)
    await open.restart()
    expect(ids()).toEqual([id])
  })

  it('does not count as here when it is sent again', async () => {
    const { bytes } = await noisePhoto(60, 40)
    open.receiver.hide(await send(bytes))
    const again = await send(bytes)
    expect(ids()).toEqual([again])
    expect(await open.photosOnDisk()).toEqual(['a (2).jpg', 'a.jpg'])
  })

  it('does not come back where its file has gone meanwhile', async () => {
    const id = await send((await noisePhoto(60, 40)).bytes)
    open.receiver.hide(id)
    await rm(join(open.folder, 'a.jpg'))
    await open.receiver.restore([id])
    expect(ids()).toEqual([])
  })

  it('is forgotten for good once its file is in the trash', async () => {
    const id = await send((await noisePhoto(60, 40)).bytes)
    open.receiver.hide(id)
    open.receiver.forget(id)
    await open.receiver.restore([id])
    expect(ids()).toEqual([])
  })
})

it('a turned copy is one photo more, however often and fast it is asked for', async () => {
  const { bytes } = await noisePhoto(60, 40)
  const id = await send(bytes)
  const turns = [1, 1, 2].map((turn) => open.receiver.saveTurned(id, turn))
  expect(await Promise.all(turns)).toEqual(['a (2).jpg', 'a (3).jpg', 'a (4).jpg'])
  const copy = await readFile(join(open.folder, 'a (4).jpg'))
  expect((await sharp(copy).metadata()).orientation).toBe(3)
  expect(copy.subarray(-1000).equals(bytes.subarray(-1000))).toBe(true)
})
