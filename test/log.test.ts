import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { logPath } from '../main/base/log'
import { putPhoto, send } from './support/network/photo-request'
import { createOpened, forThisTest } from './support/opened'
import { landscape, type PaintedPhoto, paintAlbum } from './support/photos/painted-photos'
import { ended } from './support/receiver/child'
import { startTerminalReceiver } from './support/receiver/terminal-receiver'
import { PROJECT } from './support/receiver/unprivileged'
import { until } from './support/until'
import { startDesktopApp } from './support/window/desktop-app'
import { type Home, makeHome } from './support/window/home'
import { codeUrl } from './support/window/window-bridge'
import { startXDisplay } from './support/x11/x-display'

const opened = createOpened()
const PHONE = 'Green iPhone of Ada'
let photo: PaintedPhoto
beforeAll(async () => {
  const album = opened(await paintAlbum({ 'IMG_0042.jpg': landscape(1) }))
  const [first] = album.photos
  if (!first) throw new Error('The album is empty')
  photo = first
})

const logOf = ({ data }: Home) => readFile(logPath(data), 'utf8')

/**
 * A session in which everything happens that has a name or a secret in it. @returns what the log
 * must not hold
 */
async function wholeSession(home: Home, ...args: string[]) {
  const receiver = await startTerminalReceiver(home, ['--port', '0', ...args])
  const { url, token, code } = receiver.listening
  const presence = { sender: 'phone-1', name: PHONE, state: 'open', done: 0, total: 0 }
  await send(`${url}presence`, { body: JSON.stringify(presence) })
  await putPhoto(url, photo)
  await receiver.event('saved')
  await putPhoto(url, photo)
  await putPhoto(url, { name: 'private.pdf', bytes: Buffer.from('%PDF-1.7 and more') })
  await receiver.event('failed')
  const { origin } = new URL(url)
  for (const typed of ['000000', code]) await send(`${origin}/join`, { body: `code=${typed}` })
  await receiver.stop('SIGINT')
  return { secrets: [token, code, '000000'], names: ['IMG_0042', 'private.pdf', PHONE] }
}

describe('the log of a whole session', () => {
  it('tells what happened, and holds no token, no digits, and no name of a photo or a phone', async () => {
    const home = forThisTest(await makeHome())
    const { secrets, names } = await wholeSession(home)
    const log = await logOf(home)
    expect(log).toMatch(/info {2}listening: http, port \d+/)
    expect(log).toMatch(/info {2}saved [0-9a-f]{32}: jpeg, 640 x 480, \d/)
    expect(log).toMatch(/info {2}failed [0-9a-f]{32}: NOT_A_PHOTO/)
    for (const each of [...secrets, ...names, home.folder]) expect(log).not.toContain(each)
  })

  it('has the names where every detail is asked for, and still no secret', async () => {
    const home = forThisTest(await makeHome())
    const { secrets, names } = await wholeSession(home, '--log-level', 'debug')
    const log = await logOf(home)
    for (const each of names) expect(log).toContain(each)
    for (const each of secrets) expect(log).not.toContain(each)
  })

  it('is as short as it is asked to be', async () => {
    const home = forThisTest(await makeHome())
    await wholeSession(home, '--log-level', 'error')
    await expect(logOf(home)).rejects.toThrow('ENOENT')
  })
})

/** Loaded into Node, it has the measuring worker look for a file that is not there. */
const NO_WORKER = `
  const threads = process.getBuiltinModule('node:worker_threads')
  const { Worker } = threads
  threads.Worker = class extends Worker {
    constructor(file, options) {
      const isMeasuring = String(file).includes('measure-worker')
      super(isMeasuring ? new URL('not-there.js', file) : file, options)
    }
  }
  process.getBuiltinModule('node:module').syncBuiltinESMExports()
`

describe('a measuring worker that cannot start', () => {
  it('is told once in the terminal and in the log; photos arrive all the same', async () => {
    const home = forThisTest(await makeHome())
    const preload = `data:text/javascript,${encodeURIComponent(NO_WORKER)}`
    const place = ['--folder', home.folder, '--data', home.data, '--host', '127.0.0.1']
    const headless = join(PROJECT, 'out/main/headless.js')
    const child = spawn(process.execPath, ['--import', preload, headless, '--json', ...place])
    let [said, told] = ['', '']
    child.stderr.on('data', (text) => {
      said += text
    })
    child.stdout.on('data', (text) => {
      told += text
    })
    const [url = ''] = await until('an address', () => told.match(/http:\/\/[^"]+/))
    for (const name of ['a.jpg', 'b.jpg'])
      expect((await putPhoto(url, { ...photo, name: `${name}` })).status).toBe(201)
    child.kill('SIGINT')
    expect(await ended(child)).toEqual({ code: 0, signal: null })
    for (const text of [said, await logOf(home)])
      expect(text.match(/size of photos cannot be read/g)).toHaveLength(1)
  })

  it('is told in the window', async () => {
    const display = opened(await startXDisplay())
    const home = opened(await makeHome())
    const { window, electron } = opened(
      await startDesktopApp({ display, home, args: ['--port', '0'] }),
    )
    // biome-ignore lint/security/noGlobalEval: only the test starts it without its worker
    await electron.evaluate(async (_, script) => globalThis.eval(script), NO_WORKER)
    await putPhoto(await codeUrl(window), photo)
    await window.getByText('The size of photos cannot be read right now.').waitFor()
  })
})
