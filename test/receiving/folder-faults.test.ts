import { execFile } from 'node:child_process'
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, describe, expect, it } from 'vitest'
import { type MountedDisk, mountSmallDisk } from '../support/disk/mounted-disk'
import { isSavedWhole } from '../support/disk/saved-whole'
import { openPiece } from '../support/network/open-piece'
import { newId, offsetOf, tusRequests } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { longPhoto } from '../support/photos/long-photo'
import { type NoisePhoto, noisePhoto } from '../support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'
import { asRoot } from '../support/receiver/privileges'
import { startTerminalReceiver } from '../support/receiver/terminal-receiver'
import { AS_ORDINARY_USER, PROJECT } from '../support/receiver/unprivileged'
import { until } from '../support/until'
import { type Home, makeHome } from '../support/window/home'

const run = promisify(execFile)
const MB = 1024 * 1024

let photo: NoisePhoto
beforeEach(async () => {
  photo = await longPhoto(3 * MB)
})
const half = () => photo.bytes.length >> 1
const code = async (answer: Response) =>
  ((await answer.json()) as { error: { code: string } }).error.code

describe('a folder that may not be written into', () => {
  let home: Home
  beforeEach(async () => {
    // Root writes into any folder, so the receiver is an ordinary user's.
    await asRoot('a read-only folder', ...(AS_ORDINARY_USER as [string, ...string[]]), 'true')
    home = forThisTest(await makeHome())
  })

  it('is refused at the start with a sentence that names it and the way out', async () => {
    await chmod(home.folder, 0o555)
    const [program = '', ...args] = [...AS_ORDINARY_USER, process.execPath]
    const headless = join(PROJECT, 'out/main/headless.js')
    const start = [...args, headless, '--folder', home.folder, '--data', home.data]
    await expect(run(program, start)).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: `Snapland cannot write to the folder ${home.folder}. Choose another one.\n`,
    })
  })

  it('refuses each photo before its first byte while it lasts, and goes on afterwards', async () => {
    const laptop = forThisTest(await startTerminalReceiver(home, [], AS_ORDINARY_USER))
    const tus = tusRequests(laptop.listening.url)
    const id = newId()
    await tus.create(photo.bytes.length, { id, filename: photo.name })
    await tus.patch(id, 0, photo.bytes.subarray(0, half()))

    await chmod(home.folder, 0o555)
    const refused = await tus.patch(id, half(), photo.bytes.subarray(half()))
    expect([refused.status, await code(refused)]).toEqual([503, 'FOLDER_READ_ONLY'])
    expect(offsetOf(await tus.head(id))).toBe(half())
    const other = await tus.create(9, { id: newId(), filename: 'other.jpg' })
    expect([other.status, await code(other)]).toEqual([503, 'FOLDER_READ_ONLY'])
    expect(await readdir(join(home.folder, '.snapland-incoming'))).toEqual([`${id}.part`])
    await laptop.event('failed', ({ error }) => error.code === 'FOLDER_READ_ONLY')

    await chmod(home.folder, 0o755)
    expect((await tus.patch(id, half(), photo.bytes.subarray(half()))).status).toBe(204)
    expect(await isSavedWhole(home.folder, photo)).toBe(true)
  })
})

describe('a folder that is deleted while a photo arrives', () => {
  let laptop: OpenReceiver
  beforeEach(async () => {
    laptop = forThisTest(await openReceiver())
  })

  it('is said to be gone and never made again; the photo starts again in its successor', async () => {
    const tus = tusRequests(laptop.url)
    const id = newId()
    await tus.create(photo.bytes.length, { id, filename: photo.name })
    const piece = openPiece(`${laptop.url}uploads/${id}`, 0, photo.bytes.length)
    await piece.write(photo.bytes.subarray(0, half()))
    await until('the part', async () => (await laptop.partsOnDisk()).length === 1)
    await rm(laptop.folder, { recursive: true })
    const lost = await piece.end(photo.bytes.subarray(half()))
    expect(lost).toMatchObject({ status: 503, body: { error: { code: 'FOLDER_GONE' } } })
    expect((await tus.head(id)).status).toBe(503)
    const other = await tus.create(9, { id: newId(), filename: 'other.jpg' })
    expect([other.status, await code(other)]).toEqual([503, 'FOLDER_GONE'])
    await expect(readdir(laptop.folder)).rejects.toThrow('ENOENT')

    await mkdir(laptop.folder)
    expect(offsetOf(await tus.head(id))).toBe(0)
    expect((await tus.patch(id, 0, photo.bytes)).status).toBe(204)
    expect(await isSavedWhole(laptop.folder, photo)).toBe(true)
  })

  it('tells nobody of bytes that went with it', async () => {
    const tus = tusRequests(laptop.url)
    const id = newId()
    await tus.create(photo.bytes.length, { id, filename: photo.name })
    await tus.patch(id, 0, photo.bytes.subarray(0, half()))
    await rm(laptop.folder, { recursive: true })
    expect((await tus.head(id)).status).toBe(503)
    await mkdir(laptop.folder)
    expect(offsetOf(await tus.head(id))).toBe(0)
    expect((await tus.patch(id, half(), photo.bytes.subarray(half()))).status).toBe(409)
    expect((await tus.patch(id, 0, photo.bytes)).status).toBe(204)
  })

  it('is watched again once it is back', async () => {
    await rm(laptop.folder, { recursive: true })
    await mkdir(laptop.folder)
    const byHand = await noisePhoto(40, 30)
    // The first is found by the look at a new folder, the second by watching it.
    for (const name of ['first.jpg', 'second.jpg']) {
      await writeFile(join(laptop.folder, name), byHand.bytes)
      await until(name, () => laptop.receiver.photos().some((each) => each.name === name))
    }
  })
})

describe('a disk that is unplugged while a photo arrives', () => {
  let disk: MountedDisk
  let laptop: OpenReceiver
  beforeEach(async () => {
    disk = forThisTest(await mountSmallDisk(32 * MB))
    laptop = forThisTest(await openReceiver(['--reserve', '0'], { folder: disk.folder }))
  })

  it('leaves an empty folder behind, in which nothing is saved', async () => {
    const tus = tusRequests(laptop.url)
    const kept = await noisePhoto(60, 40)
    await tus.create(kept.bytes.length, { id: newId(), filename: kept.name }, { body: kept.bytes })
    const id = newId()
    await tus.create(photo.bytes.length, { id, filename: photo.name })
    const piece = openPiece(`${laptop.url}uploads/${id}`, 0, photo.bytes.length)
    await piece.write(photo.bytes.subarray(0, half()))
    await until('the part', async () => (await laptop.partsOnDisk()).length === 1)
    await disk.unplug()
    const lost = await piece.end(photo.bytes.subarray(half()))
    expect(lost).toMatchObject({ status: 503, body: { error: { code: 'FOLDER_GONE' } } })
    const other = await tus.create(9, { id: newId(), filename: 'other.jpg' })
    expect([other.status, await code(other)]).toEqual([503, 'FOLDER_GONE'])
    expect(await readdir(disk.folder)).toEqual([])
    // What is on that disk is not forgotten because the disk is away.
    expect(laptop.receiver.photos().map(({ name }) => name)).toEqual([kept.name])

    await disk.plugIn()
    expect(offsetOf(await tus.head(id))).toBe(0)
    expect((await tus.patch(id, 0, photo.bytes)).status).toBe(204)
    expect(await isSavedWhole(disk.folder, photo)).toBe(true)
  })
})
