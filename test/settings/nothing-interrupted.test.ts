import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { beforeAll, expect, it } from 'vitest'
import type { OwnSettings, SettingsView } from '../../contract/settings'
import { type FaultProxy, startFaultProxy } from '../support/network/fault-proxy'
import { freePort } from '../support/network/free-port'
import { type Answer, answerTo } from '../support/network/photo-request'
import { takePort } from '../support/network/taken-port'
import { createOpened, forThisTest } from '../support/opened'
import { noisePhoto } from '../support/photos/noise-photo'
import { until } from '../support/until'
import { type DesktopApp, startDesktopApp } from '../support/window/desktop-app'
import { answerQuestions, chooseFolder } from '../support/window/dialogs'
import { type Home, makeHome } from '../support/window/home'
import { fillHome } from '../support/window/ten-thousand'
import { codeUrl } from '../support/window/window-bridge'
import { startXDisplay } from '../support/x11/x-display'

const MB = 1_000_000
const LARGE = 200 * MB
const SPEED = 8 * MB
const PHOTOS = 10_000

declare global {
  var readsOfState: number
}

const opened = createOpened()
let home: Home
let app: DesktopApp

beforeAll(async () => {
  home = opened(await makeHome())
  await fillHome(home, PHOTOS)
  await writeFile(join(home.data, 'settings.json'), JSON.stringify({ folder: home.folder }))
  const display = opened(await startXDisplay())
  app = opened(await startDesktopApp({ display, home, asSet: true }))
  await app.window.locator('[data-tile]').first().waitFor()
  await countReads()
})

/** Counts how often the window asks for all photos. Electron keeps the answers to calls by name. */
async function countReads(): Promise<void> {
  await app.electron.evaluate(async ({ BrowserWindow }) => {
    globalThis.readsOfState = 0
    const contents = BrowserWindow.getAllWindows().find((each) => each.isVisible())?.webContents
    type Answers = Map<string, (...given: unknown[]) => unknown>
    const ipc = contents?.ipc as unknown as { _invokeHandlers: Answers } | undefined
    const answer = ipc?._invokeHandlers.get('readState')
    ipc?._invokeHandlers.set('readState', (...given) => {
      globalThis.readsOfState += 1
      return answer?.(...given)
    })
  })
}
const reads = () => app.electron.evaluate(async () => globalThis.readsOfState)

const view = () => app.window.evaluate<SettingsView>('bridge.readSettings()')
const change = (some: Partial<OwnSettings>) =>
  app.window.evaluate(`bridge.changeSettings(${JSON.stringify(some)})`)
const saved = async () => JSON.parse(await readFile(join(home.data, 'settings.json'), 'utf8'))
interface Upload {
  answer: Promise<Answer>
  /** SHA-256 of what is sent, once all of it is. */
  sum(): string
}

/** Sends a photo of this many bytes in one request, as curl would. */
async function sendLarge(name: string, proxy: FaultProxy, url: URL): Promise<Upload> {
  const { bytes } = await noisePhoto(640, 480)
  const sum = createHash('sha256')
  function* chunks() {
    let left = LARGE - bytes.length
    yield bytes
    for (; left > 0; left -= MB) yield randomBytes(Math.min(MB, left))
  }
  const outgoing = request({
    ...{ host: '127.0.0.1', port: proxy.port, method: 'PUT', path: `${url.pathname}${name}` },
    headers: { Host: url.host, 'Content-Length': LARGE },
  })
  const answer = answerTo(outgoing)
  const body = Readable.from(chunks(), { objectMode: false, highWaterMark: MB })
  body.on('data', (chunk: Buffer) => sum.update(chunk))
  body.pipe(outgoing)
  return { answer, sum: () => sum.digest('hex') }
}

async function sumOf(path: string): Promise<string> {
  const sum = createHash('sha256')
  for await (const chunk of createReadStream(path)) sum.update(chunk)
  return sum.digest('hex')
}

const isAnswering = (url: string) =>
  fetch(url).then(
    ({ status }) => status === 200,
    () => false,
  )

it('a photo of 200 MB goes on in the same request while settings and port change, and no photo is read again', async () => {
  const url = new URL(await codeUrl(app.window))
  expect(await reads()).toBe(1)
  const proxy = forThisTest(await startFaultProxy({ port: Number(url.port) }))
  proxy.slowTo(SPEED)
  const { answer, sum } = await sendLarge('large.jpg', proxy, url)
  let answered = false
  answer.finally(() => (answered = true)).catch(() => {})
  const goesOn = async () => {
    const before = proxy.passed()
    await until('two more megabytes', () => proxy.passed() > before + 2 * MB)
    expect(answered).toBe(false)
  }
  await goesOn()
  const changes: Partial<OwnSettings>[] = [
    { computer: 'Küche & Co' },
    { askFirst: true },
    { askFirst: false, accept: 'any' },
    { folderTemplate: '{year}/{phone}' },
    { folderTemplate: '', jpegOfHeic: true },
    { language: 'ko', theme: 'dark' },
    { language: 'en', network: null, notifications: false, sound: false },
  ]
  for (const some of changes) {
    await change(some)
    await goesOn()
  }
  expect(await (await fetch(url)).text()).toContain('Küche &#38; Co')

  const port = await freePort()
  await change({ port })
  await goesOn()
  expect((await view()).port).toBe(port)
  expect(await isAnswering(url.href)).toBe(false)
  expect(await isAnswering(url.href.replace(url.host, `127.0.0.1:${port}`))).toBe(true)

  expect((await answer).status).toBe(201)
  expect(await sumOf(join(home.folder, 'large.jpg'))).toBe(sum())
  expect(await reads()).toBe(1)
  await app.window.keyboard.press('Control+a')
  await app.window.getByText('10,001 selected').waitFor()
  await app.window.keyboard.press('Escape')
}, 180_000)

it('a change that fails leaves everything as it was', async () => {
  const url = await codeUrl(app.window)
  const before = { view: await view(), saved: await saved() }
  const port = await takePort()
  await expect(change({ port, computer: 'Lab', encrypted: true })).rejects.toThrow()
  // A file where the folder of programs that start at login should be.
  await mkdir(join(home.path, '.config'), { recursive: true })
  await writeFile(join(home.path, '.config/autostart'), '')
  await answerQuestions(app, 'yes')
  await expect(app.window.evaluate('bridge.setStartAtLogin(true)')).rejects.toThrow()
  await rm(join(home.path, '.config/autostart'))
  expect(await view()).toEqual(before.view)
  expect(await saved()).toEqual(before.saved)
  expect(await isAnswering(url)).toBe(true)
  expect(await (await fetch(url)).text()).toContain('Küche &#38; Co')
})

it('another folder shows its own photos, read once', async () => {
  const before = await reads()
  await chooseFolder(app, join(home.path, 'elsewhere'))
  await app.window.locator('[data-tile]').first().waitFor({ state: 'detached' })
  expect(await reads()).toBe(before + 1)
  await chooseFolder(app, home.folder)
  await app.window.locator('[data-tile]').first().waitFor()
})
