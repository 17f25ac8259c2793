import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { relativePath } from '../../main/inbox/photo-place'
import { type Home, makeHome } from '../support/home'
import { mountExfat } from '../support/mounted-disk'
import { type NoisePhoto, noisePhoto } from '../support/noise-photo'
import { startTerminalReceiver, type TerminalReceiver } from '../support/terminal-receiver'
import { newId, offsetOf, tusRequests } from '../support/tus-request'

const TAKEN = new Date(2026, 10, 22, 12).getTime()
const SUBFOLDER = '2026-11-22/Green iPhone'

let home: Home
let laptop: TerminalReceiver
let photo: NoisePhoto
beforeEach(async () => {
  home = await makeHome()
  photo = await noisePhoto(300, 200)
})
afterEach(async () => {
  await laptop.close()
  await home.close()
})

const start = async (port = 0, wrap: string[] = []) => {
  const filed = ['--folder-template', '{date}/{phone}', '--reserve', '0', '--port', `${port}`]
  laptop = await startTerminalReceiver(home, filed, wrap)
}
const fields = (id: string, phone = 'Green iPhone') => ({
  ...{ id, filename: photo.name, lastModified: `${TAKEN}` },
  ...{ sender: 'phone-1', senderName: phone },
})
const send = (id: string, phone?: string) =>
  tusRequests(laptop.listening.url).create(photo.bytes.length, fields(id, phone), {
    body: photo.bytes,
  })
const sendUntilSaved = async (id: string) => {
  const tus = tusRequests(laptop.listening.url)
  const offset = offsetOf(await tus.create(photo.bytes.length, fields(id)))
  if (offset < photo.bytes.length) await tus.patch(id, offset, photo.bytes.subarray(offset))
  expect(await (await tus.receipt(id)).json()).toMatchObject({ state: 'saved' })
}
const below = (path: string) => join(home.folder, path)

describe('saved in a subfolder means saved', () => {
  it('syncs the photo, then names it, then syncs each folder on the way, and only then answers', async () => {
    const trace = join(home.path, 'trace')
    const calls = 'trace=fsync,fdatasync,link,linkat,mkdir,mkdirat,write,writev'
    await start(0, ['strace', '-D', '-f', '-y', '-qqq', '-s', '40', '-o', trace, '-e', calls])
    const id = newId()
    expect((await send(id)).status).toBe(201)
    await laptop.stop('SIGTERM')

    const lines = (await readFile(trace, 'utf8')).split('\n')
    const first = (what: RegExp) => lines.findIndex((line) => what.test(line))
    const sync = (path: string) => first(new RegExp(`f(data)?sync\\(\\d+<${path}>`))
    const before = [
      first(new RegExp(`mkdir(at)?\\(.*${below(SUBFOLDER)}`)),
      sync(below(`.snapland-incoming/${id}.part`)),
    ]
    const link = first(new RegExp(`link(at)?\\(.*${id}\\.part`))
    const after = [sync(below(SUBFOLDER)), sync(below('2026-11-22')), sync(home.folder)]
    const reply = first(/writev?\(.*HTTP\/1\.1 201/)
    expect([...before, link, ...after, reply]).not.toContain(-1)
    for (const each of before) expect(each).toBeLessThan(link)
    for (const each of after) {
      expect(each).toBeGreaterThan(link)
      expect(each).toBeLessThan(reply)
    }
  })

  it.each([
    ['before there is a folder', 'mkdir,mkdirat', '2026-11-22'],
    ['before there is a folder in the folder', 'mkdir,mkdirat', SUBFOLDER],
    ['before it has its name', 'link,linkat', 'part'],
    ['before its name is synced', 'fsync', SUBFOLDER],
    ['before the name of a folder on the way is synced', 'fsync', '2026-11-22'],
    ['before the part is removed', 'unlink,unlinkat', 'part'],
  ])('makes exactly one file when it ends %s', async (_, calls, where) => {
    const id = newId()
    const part = `.snapland-incoming/${id}.part`
    const path = below(where === 'part' ? part : where)
    const strace = ['strace', '-D', '-f', '-qqq', '-o', '/dev/null', '-e', `trace=${calls}`]
    await start(0, [...strace, '-P', path, '-e', `inject=${calls}:signal=KILL`])
    await expect(send(id)).rejects.toThrow()
    await laptop.ended()

    await start(laptop.listening.port)
    await sendUntilSaved(id)
    expect(await readdir(below(SUBFOLDER))).toEqual([photo.name])
    expect(await readFile(below(`${SUBFOLDER}/${photo.name}`))).toEqual(photo.bytes)
    expect(await readdir(below('.snapland-incoming'))).toEqual([])
  })

  it('takes a folder by the name that it has, on a card that is blind to case', async () => {
    const card = await mountExfat(64 * 1024 * 1024)
    try {
      home = { ...home, folder: card.folder }
      await mkdir(below('2026-11-22/green IPHONE'), { recursive: true })
      await start()
      expect((await send(newId())).status).toBe(201)
      const { photo: saved } = await laptop.event('saved')
      expect(relativePath(saved)).toBe(`2026-11-22/green IPHONE/${photo.name}`)
      expect(await readdir(below('2026-11-22'))).toEqual(['green IPHONE'])
      expect(await readFile(below(relativePath(saved)))).toEqual(photo.bytes)
    } finally {
      await laptop.close()
      await card.close()
    }
  })
})
