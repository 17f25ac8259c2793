import { rm, stat, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type MountedDisk, mountSmallDisk } from '../support/disk/mounted-disk'
import { isSavedWhole } from '../support/disk/saved-whole'
import { openPiece } from '../support/network/open-piece'
import { newId, offsetOf, tusRequests } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { startAndroidPhone } from '../support/phone/android-phone'
import { pickFiles } from '../support/phone/pick-files'
import { longPhoto } from '../support/photos/long-photo'
import type { NoisePhoto } from '../support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'
import { until } from '../support/until'

const MB = 1024 * 1024
const RESERVE = MB

let disk: MountedDisk
let laptop: OpenReceiver
let tus: ReturnType<typeof tusRequests>
let photo: NoisePhoto
beforeEach(async () => {
  disk = forThisTest(await mountSmallDisk(8 * MB))
  laptop = forThisTest(await openReceiver(['--reserve', `${RESERVE}`], { folder: disk.folder }))
  tus = tusRequests(laptop.url)
  photo = await longPhoto(5 * MB)
})

const free = async () => {
  const { bavail, bsize } = await statfs(disk.folder)
  return bavail * bsize
}
/** Somebody else fills the disk up to this many bytes. */
const filler = () => join(disk.folder, 'somebody-elses.film')
const fillUpTo = async (bytes: number) =>
  writeFile(filler(), Buffer.alloc((await free()) - bytes, 'film'))
const begin = async () => {
  const id = newId()
  await tus.create(photo.bytes.length, { id, filename: photo.name })
  return id
}
const lastFailure = () => laptop.events.findLast((event) => event.type === 'failed')

describe('a full disk', () => {
  it('refuses what has no room before its first byte, with what it needs and what is free', async () => {
    const answer = await tus.create(20 * MB, { id: newId(), filename: 'large.jpg' })
    expect(answer.status).toBe(507)
    expect(await answer.json()).toEqual({
      error: {
        code: 'DISK_FULL',
        message: expect.any(String),
        need: 20 * MB + RESERVE,
        free: await free(),
      },
    })
    expect(lastFailure()).toMatchObject({ error: { code: 'DISK_FULL' }, retryable: true })
    await expect.poll(laptop.partsOnDisk).toEqual([])
  })

  it('refuses what has no room beside what is promised to others', async () => {
    await begin()
    expect((await tus.create(4 * MB, { id: newId(), filename: 'b.jpg' })).status).toBe(507)
    expect((await tus.create(MB, { id: newId(), filename: 'c.jpg' })).status).toBe(201)
  })

  it('refuses a piece before its first byte when somebody else has taken the room', async () => {
    const id = await begin()
    await tus.patch(id, 0, photo.bytes.subarray(0, 2 * MB))
    await fillUpTo(RESERVE + 3 * MB - 4096)
    const refused = await tus.patch(id, 2 * MB, photo.bytes.subarray(2 * MB))
    expect(refused.status).toBe(507)
    expect(await refused.json()).toMatchObject({ error: { need: RESERVE + 3 * MB } })
    expect(offsetOf(await tus.head(id))).toBe(2 * MB)
    expect(await free()).toBeGreaterThanOrEqual(RESERVE)
  })

  it('keeps what stands when the disk fills up under a piece, tells the true offset, and goes on', async () => {
    const id = await begin()
    const piece = openPiece(`${laptop.url}uploads/${id}`, 0, photo.bytes.length)
    await piece.write(photo.bytes.subarray(0, 2 * MB))
    const part = join(disk.folder, '.snapland-incoming', `${id}.part`)
    const written = async () => (await stat(part).catch(() => null))?.size ?? 0
    await until('a written megabyte', async () => (await written()) >= MB)
    await fillUpTo(0)
    const refused = await piece.end(photo.bytes.subarray(2 * MB))
    expect(refused).toMatchObject({ status: 507, body: { error: { free: expect.any(Number) } } })
    expect(lastFailure()).toMatchObject({ error: { code: 'DISK_FULL' }, retryable: true })

    const offset = offsetOf(await tus.head(id))
    expect(offset).toBe(await written())
    expect(offset).toBeGreaterThanOrEqual(MB)
    expect(offset).toBeLessThan(photo.bytes.length)
    await rm(filler())
    expect((await tus.patch(id, offset, photo.bytes.subarray(offset))).status).toBe(204)
    expect(await isSavedWhole(disk.folder, photo)).toBe(true)
  })

  it('is told on the phone, whose page goes on by itself once there is room', async () => {
    const { page } = forThisTest(await startAndroidPhone())
    await fillUpTo(RESERVE + MB)
    await page.goto(laptop.url)
    const file = { name: photo.name, mimeType: 'image/jpeg', buffer: photo.bytes }
    await pickFiles(page, 'Choose photos', [file])
    await page.getByText('The disk of Test is full').first().waitFor()
    expect(await laptop.photosOnDisk()).toEqual(['somebody-elses.film'])
    await rm(filler())
    await until('the photo', async () => (await laptop.photosOnDisk()).includes(photo.name))
    expect(await isSavedWhole(disk.folder, photo)).toBe(true)
  })
})
