import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { harmedAt, traced } from '../support/disk/strace'
import { newId, offsetOf, tusRequests } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { type NoisePhoto, noisePhoto } from '../support/photos/noise-photo'
import { startTerminalReceiver, type TerminalReceiver } from '../support/receiver/terminal-receiver'
import { type Home, makeHome } from '../support/window/home'

let home: Home
let laptop: TerminalReceiver
let photo: NoisePhoto
beforeEach(async () => {
  home = forThisTest(await makeHome())
  photo = await noisePhoto(300, 200)
})

const start = async (wrap: string[] = []) => {
  laptop = forThisTest(await startTerminalReceiver(home, [], wrap))
}
const partOf = (id: string) => join(home.folder, '.snapland-incoming', `${id}.part`)
const send = (id: string) =>
  tusRequests(laptop.listening.url).create(
    photo.bytes.length,
    { id, filename: photo.name },
    { body: photo.bytes },
  )

describe('saved means saved', () => {
  it('syncs the photo, then names it, then syncs the folder, and only then answers', async () => {
    const trace = join(home.path, 'trace')
    const calls = 'fsync,fdatasync,link,linkat,write,writev,pwrite64,pwritev,pwritev2'
    await start(traced(calls, trace))
    const id = newId()
    expect((await send(id)).status).toBe(201)
    await laptop.stop('SIGTERM')

    const lines = (await readFile(trace, 'utf8')).split('\n')
    // Each line is one call at its start; strace writes "resumed" for the end of one that was
    // interrupted by another thread's.
    const first = (what: RegExp) => lines.findIndex((line) => what.test(line))
    const last = (what: RegExp) => lines.findLastIndex((line) => what.test(line))
    const order = {
      lastWrite: last(
        new RegExp(`pwritev?(64)?\\(\\d+<[^>]*${id}\\.part>|writev?\\(\\d+<[^>]*${id}\\.part>`),
      ),
      syncPart: first(new RegExp(`f(data)?sync\\(\\d+<[^>]*${id}\\.part>`)),
      link: first(new RegExp(`link(at)?\\(.*${id}\\.part`)),
      syncFolder: first(new RegExp(`f(data)?sync\\(\\d+<${home.folder}>`)),
      reply: first(/writev?\(.*HTTP\/1\.1 201/),
    }
    expect(Object.values(order)).not.toContain(-1)
    expect(order.syncPart).toBeLessThan(order.link)
    expect(order.link).toBeLessThan(order.syncFolder)
    expect(order.syncFolder).toBeLessThan(order.reply)
    expect(order.lastWrite).toBeLessThan(order.syncPart)
  })

  it.each([
    ['a write', 'pwritev,pwrite64,writev,write'],
    ['a sync', 'fsync,fdatasync'],
  ])(
    'never says "saved" when the disk fails at %s, and starts the photo again',
    async (_, calls) => {
      const id = newId()
      await start(harmedAt(calls, partOf(id), 'error=EIO:when=1'))
      const refused = await send(id)
      expect(refused.status).toBe(500)
      expect(await refused.json()).toMatchObject({ error: { code: 'SAVE_FAILED' } })
      const told = laptop.lines.map((line) => JSON.parse(line).type)
      expect(told).toContain('failed')
      expect(told).not.toContain('saved')

      await laptop.stop('SIGTERM')
      await start()
      const again = await tusRequests(laptop.listening.url).create(photo.bytes.length, {
        id,
        filename: photo.name,
      })
      expect([again.status, offsetOf(again)]).toEqual([201, 0])
      expect((await tusRequests(laptop.listening.url).patch(id, 0, photo.bytes)).status).toBe(204)
      expect(await readFile(join(home.folder, photo.name))).toEqual(photo.bytes)
    },
  )
})
