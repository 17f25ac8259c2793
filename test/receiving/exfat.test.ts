import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type MountedDisk, mountExfat } from '../support/disk/mounted-disk'
import { harmedAt } from '../support/disk/strace'
import { newId, sendMissing, tusRequests } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { type NoisePhoto, noisePhoto } from '../support/photos/noise-photo'
import { startTerminalReceiver, type TerminalReceiver } from '../support/receiver/terminal-receiver'
import { type Home, makeHome } from '../support/window/home'

const MB = 1024 * 1024

let card: MountedDisk
let home: Home
let laptop: TerminalReceiver
let photo: NoisePhoto
beforeEach(async () => {
  card = forThisTest(await mountExfat(64 * MB))
  home = { ...forThisTest(await makeHome()), folder: card.folder }
  photo = await noisePhoto(300, 200)
})

const start = async (port: number, wrap: string[] = []) => {
  const args = ['--port', `${port}`, '--reserve', '0']
  laptop = forThisTest(await startTerminalReceiver(home, args, wrap))
}
const names = async () => (await readdir(card.folder)).filter((name) => !name.startsWith('.'))
const send = (id: string, filename: string, { bytes } = photo) =>
  tusRequests(laptop.listening.url).create(bytes.length, { id, filename }, { body: bytes })

describe('a memory card: exFAT, without hard links, blind to case', () => {
  it('takes photos whole, and names equal but for case are one name', async () => {
    await start(0)
    const other = await noisePhoto(200, 300)
    const third = await noisePhoto(100, 100)
    const fourth = await noisePhoto(120, 100)
    expect((await send(newId(), 'IMG_1.jpg')).status).toBe(201)
    expect((await send(newId(), 'img_1.JPG', other)).status).toBe(201)
    // The same letters in Unicode's two forms.
    expect((await send(newId(), 'Zo\u00eb.jpg', third)).status).toBe(201)
    expect((await send(newId(), 'Zoe\u0308.jpg', fourth)).status).toBe(201)
    expect((await names()).sort()).toEqual(
      ['IMG_1.jpg', 'Zo\u00eb (2).jpg', 'Zo\u00eb.jpg', 'img_1 (2).JPG'].sort(),
    )
    const saved = (name: string) => readFile(join(card.folder, name))
    expect(await saved('IMG_1.jpg')).toEqual(photo.bytes)
    expect(await saved('img_1 (2).JPG')).toEqual(other.bytes)
    expect(await saved('Zo\u00eb.jpg')).toEqual(third.bytes)
    await expect.poll(() => readdir(join(card.folder, '.snapland-incoming'))).toEqual([])
  })

  it.each([
    ['between the reservation of its name and the photo', 'rename,renameat,renameat2', 'part'],
    ['as it reserves the name', 'openat', 'name'],
    ['before its name is synced', 'fsync', 'folder'],
  ] as const)(
    'killed %s, saves the photo once at the next try and leaves no empty file',
    async (_, calls, where) => {
      const id = newId()
      const part = join(card.folder, '.snapland-incoming', `${id}.part`)
      const path = { part, name: join(card.folder, photo.name), folder: card.folder }[where]
      await start(0, harmedAt(calls, path, 'signal=KILL'))
      await expect(send(id, photo.name)).rejects.toThrow()
      await laptop.ended()

      await start(laptop.listening.port)
      // Whatever the kill left behind: no name without its photo.
      for (const name of await names())
        expect(await readFile(join(card.folder, name))).toEqual(photo.bytes)
      const tus = tusRequests(laptop.listening.url)
      const receipt = await sendMissing(tus, { id, filename: photo.name }, photo.bytes)
      expect(receipt.state).toBe('saved')
      expect(await names()).toEqual([photo.name])
      expect(await readFile(join(card.folder, photo.name))).toEqual(photo.bytes)
    },
  )
})
