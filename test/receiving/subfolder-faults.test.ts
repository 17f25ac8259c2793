import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { relativePath } from '../../main/library/photo'
import { mountExfat } from '../support/disk/mounted-disk'
import { harmedAt, traced } from '../support/disk/strace'
import { newId, sendMissing, tusRequests } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { type NoisePhoto, noisePhoto } from '../support/photos/noise-photo'
import { startTerminalReceiver, type TerminalReceiver } from '../support/receiver/terminal-receiver'
import { type Home, makeHome } from '../support/window/home'

const TAKEN = new Date(2026, 10, 22, 12).getTime()
const SUBFOLDER = '2026-11-22/Green iPhone'

let home: Home
let laptop: TerminalReceiver
let photo: NoisePhoto
beforeEach(async () => {
  home = forThisTest(await makeHome())
  photo = await noisePhoto(300, 200)
})

const start = async (port = 0, wrap: string[] = []) => {
  const filed = ['--folder-template', '{date}/{phone}', '--reserve', '0', '--port', `${port}`]
  laptop = forThisTest(await startTerminalReceiver(home, filed, wrap))
}
const fields = (id: string, phone = 'Green iPhone') => ({
  ...{ id, filename: photo.name, lastModified: `${TAKEN}` },
  ...{ sender: 'phone-1', senderName: phone },
})
const send = (id: string, phone?: string) =>
  tusRequests(laptop.listening.url).create(photo.bytes.length, fields(id, phone), {
    body: photo.bytes,
  })
const below = (path: string) => join(home.folder, path)

describe('saved in a subfolder means saved', () => {
  it('syncs the photo, then names it, then syncs each folder on the way, and only then answers', async () => {
    const trace = join(home.path, 'trace')
    const calls = 'fsync,fdatasync,link,linkat,mkdir,mkdirat,write,writev'
    await start(0, traced(calls, trace))
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
    await start(0, harmedAt(calls, path, 'signal=KILL'))
    const answer = await send(id).catch(() => null)
    // Nobody waits for the part's end: the photo is saved, and may be answered, before it.
    if (calls !== 'unlink,unlinkat') expect(answer).toBeNull()
    await laptop.ended()

    await start(laptop.listening.port)
    const tus = tusRequests(laptop.listening.url)
    expect((await sendMissing(tus, fields(id), photo.bytes)).state).toBe('saved')
    expect(await readdir(below(SUBFOLDER))).toEqual([photo.name])
    expect(await readFile(below(`${SUBFOLDER}/${photo.name}`))).toEqual(photo.bytes)
    await expect.poll(() => readdir(below('.snapland-incoming'))).toEqual([])
  })

  it('takes a folder by the name that it has, on a card that is blind to case', async () => {
    const card = forThisTest(await mountExfat(64 * 1024 * 1024))
    home = { ...home, folder: card.folder }
    await mkdir(below('2026-11-22/green IPHONE'), { recursive: true })
    await start()
    expect((await send(newId())).status).toBe(201)
    const { photo: saved } = await laptop.event('saved')
    expect(relativePath(saved)).toBe(`2026-11-22/green IPHONE/${photo.name}`)
    expect(await readdir(below('2026-11-22'))).toEqual(['green IPHONE'])
    expect(await readFile(below(relativePath(saved)))).toEqual(photo.bytes)
  })
})
