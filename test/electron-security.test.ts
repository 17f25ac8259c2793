import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { kill } from 'node:process'
import { beforeAll, describe, expect, it } from 'vitest'
import { BRIDGE_CALLS, type Bridge } from '../contract/bridge'
import { type DesktopApp, startDesktopApp } from './support/desktop-app'
import { makeHome } from './support/home'
import { noisePhoto } from './support/noise-photo'
import { createOpened } from './support/opened'
import { PROJECT } from './support/unprivileged'
import { until } from './support/until'
import { startXDisplay } from './support/x-display'

declare global {
  interface Window {
    readonly bridge: Bridge
  }
}

const opened = createOpened()
let app: DesktopApp
/** A server that must never be asked for anything. */
let elsewhere: { url: string; asked: string[]; close(): Promise<void> }

beforeAll(async () => {
  const display = opened(await startXDisplay())
  const home = opened(await makeHome())
  elsewhere = opened(await startElsewhere())
  app = opened(await startDesktopApp({ display, home, args: ['--port', '0'] }))
})

async function startElsewhere() {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.setHeader('Access-Control-Allow-Origin', '*').end('you should not read this')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const close = () => new Promise<void>((done) => server.close(() => done()))
  return { url: `http://127.0.0.1:${port}/`, asked, close }
}

/** Sends a photo of noise and returns its id. */
async function send(width: number, height: number): Promise<string> {
  const { url } = await app.window.evaluate(async () => (await window.bridge.readState()).listening)
  const { bytes } = await noisePhoto(width, height)
  const answer = await fetch(`${url}api/photos`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream', 'X-FileName': 'noise.jpg' },
    body: new Uint8Array(bytes),
  })
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { id: string }).id
}

/** The size at which the window shows a picture, or null if it shows none. */
const shown = (address: string) =>
  app.window.evaluate(
    (source) =>
      new Promise<string | null>((done) => {
        const picture = new Image()
        picture.onload = () => done(`${picture.naturalWidth} x ${picture.naturalHeight}`)
        picture.onerror = () => done(null)
        picture.src = source
      }),
    address,
  )

/** Every page of the app and what it was started with. */
const pages = () =>
  app.electron.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => ({
      url: contents.getURL(),
      // Electron has it, but not in its types.
      preferences: (
        contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences(),
    })),
  )

describe('every page', () => {
  it('runs sandboxed, isolated, without Node and without webviews', async () => {
    await shown(`photo://thumb/${await send(80, 60)}`)
    const all = await pages()
    expect(all.map(({ url }) => url).sort()).toEqual([
      'app://darkroom/darkroom.html',
      'app://snapland/index.html',
    ])
    for (const { preferences } of all) {
      expect(preferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
      })
    }
  })

  it.each([
    [
      'the window',
      'app://snapland/index.html',
      null,
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' photo: data:; media-src photo:; connect-src 'none'; " +
        "base-uri 'none'; form-action 'none'; frame-src 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'",
    ],
    [
      'the darkroom',
      'app://darkroom/darkroom.html',
      'darkroom',
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src photo:; connect-src photo:; " +
        "base-uri 'none'; form-action 'none'; frame-src 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'",
    ],
  ])('has its content policy: %s', async (_page, address, partition, policy) => {
    const headers = await app.electron.evaluate(
      async ({ session }, given) => {
        const from = given.partition ? session.fromPartition(given.partition) : null
        const answer = await (from ?? session.defaultSession).fetch(given.address)
        return Object.fromEntries(answer.headers)
      },
      { address, partition },
    )
    expect(headers['content-security-policy']).toBe(policy)
    expect(headers['x-content-type-options']).toBe('nosniff')
  })
})

describe('the window', () => {
  it('knows of the computer only what the bridge tells', async () => {
    const known = await app.window.evaluate(() => ({
      node: ['process', 'require', 'module', 'Buffer', 'global', 'electron'].filter(
        (name) => name in globalThis,
      ),
      bridge: Object.keys(window.bridge).sort(),
    }))
    expect(known).toEqual({
      node: [],
      bridge: [...BRIDGE_CALLS, 'onEvent', 'onExport', 'onMenuCommand'].sort(),
    })
  })

  it.each(['https://example.com/', 'app://snapland/darkroom.html', 'about:blank'])(
    'opens no other window: %s',
    async (address) => {
      const isNull = await app.window.evaluate((target) => window.open(target) === null, address)
      expect(isNull).toBe(true)
      expect(await pages()).toHaveLength(2)
    },
  )

  it.each(['https://example.com/', 'app://snapland/darkroom.html', 'app://darkroom/darkroom.html'])(
    'stays on its page when a script says to go to %s',
    async (address) => {
      const before = app.window.url()
      const refused = await app.electron.evaluate(({ webContents }, target) => {
        const ours = webContents
          .getAllWebContents()
          .find((contents) => contents.getURL().startsWith('app://snapland/'))
        return new Promise<boolean>((done) => {
          // Listeners are told in order, so what the app decided is known here.
          ours?.once('will-frame-navigate', (event) => done(event.defaultPrevented))
          void ours?.executeJavaScript(`location.href = ${JSON.stringify(target)}; null`)
        })
      }, address)
      expect(refused).toBe(true)
      expect(app.window.url()).toBe(before)
    },
  )

  it('reaches no network, whichever way it tries', async () => {
    const outcome = await app.window.evaluate(async (url) => {
      const tries = {
        fetch: () => fetch(url),
        beacon: async () => {
          if (!navigator.sendBeacon(`${url}beacon`)) throw new Error('refused')
        },
        socket: () =>
          new Promise((done, refused) => {
            const socket = new WebSocket(url.replace('http', 'ws'))
            socket.onopen = done
            socket.onerror = refused
          }),
      }
      const all = Object.entries(tries).map(async ([name, attempt]) => {
        const reached = await attempt().then(
          () => true,
          () => false,
        )
        return [name, reached] as const
      })
      return Object.fromEntries(await Promise.all(all))
    }, elsewhere.url)
    expect(outcome.fetch).toBe(false)
    expect(outcome.socket).toBe(false)
    expect(await shown(`${elsewhere.url}picture.png`)).toBeNull()
    // Behind the content policy stands a second wall, in the session itself.
    for (const partition of ['', 'darkroom']) {
      const reached = await app.electron.evaluate(
        async ({ session }, given) => {
          const from = given.partition
            ? session.fromPartition(given.partition)
            : session.defaultSession
          return from.fetch(given.url).then(
            () => true,
            () => false,
          )
        },
        { url: elsewhere.url, partition },
      )
      expect(reached).toBe(false)
    }
    expect(elsewhere.asked).toEqual([])
  })

  it('reads no file by its path', async () => {
    expect(await shown('file:///usr/share/pixmaps/debian-logo.png')).toBeNull()
    const read = await app.window.evaluate(() =>
      fetch('file:///etc/passwd').then(
        () => true,
        () => false,
      ),
    )
    expect(read).toBe(false)
  })

  it('makes no script out of text', async () => {
    const refused = await app.window.evaluate(() => {
      try {
        document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>'
        return false
      } catch {
        return true
      }
    })
    expect(refused).toBe(true)
  })

  it('gets no permission but to write a picture to the clipboard, and reads nothing from it', async () => {
    const granted = await app.window.evaluate(async () => {
      const camera = navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => true,
        () => false,
      )
      const clipboard = navigator.clipboard.readText().then(
        () => true,
        () => false,
      )
      const notification = await Notification.requestPermission()
      return { camera: await camera, clipboard: await clipboard, notification }
    })
    expect(granted).toEqual({ camera: false, clipboard: false, notification: 'denied' })
  })

  it('sees photos by their id alone, and never what only the darkroom reads', async () => {
    const id = await send(120, 80)
    expect(await shown(`photo://full/${id}`)).toBe('120 x 80')
    expect(await shown(`photo://original/${id}`)).toBeNull()
    expect(await shown(`photo://full/${'0'.repeat(32)}`)).toBeNull()
    expect(await shown('photo://full/..%2f..%2fnoise.jpg')).toBeNull()
  })
})

it('tells another page nothing, not even one with the bridge and the address of the window', async () => {
  const answer = await app.electron.evaluate(
    async ({ BrowserWindow }, preload) => {
      const foreign = new BrowserWindow({ show: false, webPreferences: { preload } })
      await foreign.loadURL('app://snapland/index.html')
      const result: unknown = await foreign.webContents.executeJavaScript(
        'bridge.readState().then(() => "told", () => "refused")',
      )
      foreign.destroy()
      return result
    },
    join(PROJECT, 'out/preload/index.cjs'),
  )
  expect(answer).toBe('refused')
})

it('refuses arguments that the contract does not know', async () => {
  const trouble = await app.window.evaluate(() =>
    window.bridge.showInFolder('../../etc/passwd').then(
      () => 'shown',
      (error: unknown) => error,
    ),
  )
  expect(trouble).toEqual({ code: 'UNFORESEEN' })
})

it('goes on when the darkroom is killed at its work: the window stays and every thumbnail appears', async () => {
  const process = () =>
    app.electron.evaluate(({ webContents }) => {
      const darkroom = webContents
        .getAllWebContents()
        .find((contents) => contents.getURL().startsWith('app://darkroom/'))
      return darkroom?.getOSProcessId() ?? null
    })
  const ids = await Promise.all(Array.from({ length: 12 }, (_, at) => send(2400 + at, 1600)))
  const all = ids.map((id) => shown(`photo://thumb/${id}`))
  // One is there, so the darkroom works on one of the others.
  await Promise.race(all)
  const before = await process()
  kill(before ?? 0, 'SIGKILL')
  for (const [at, size] of (await Promise.all(all)).entries())
    expect(size).toBe(`640 x ${Math.round((1600 * 640) / (2400 + at))}`)
  expect(await until('another darkroom', process)).not.toBe(before)
  expect(await app.window.evaluate(() => document.title)).toBe('Snapland')
})

it('brings the window back when a picture shown in full has killed its page', async () => {
  // Playwright gives a crashed page up for good, so the main process is asked.
  const photos = await app.electron.evaluate(async ({ webContents }) => {
    const ours = webContents
      .getAllWebContents()
      .find((contents) => contents.getURL().startsWith('app://snapland/'))
    const back = new Promise<void>((done) => ours?.once('did-finish-load', () => done()))
    ours?.forcefullyCrashRenderer()
    await back
    return ours?.executeJavaScript('bridge.readState().then(({ photos }) => photos.length)')
  })
  expect(photos).toBeGreaterThan(0)
})
