import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BRIDGE_CALLS } from '../../contract/bridge'
import { PROJECT } from '../support/receiver/unprivileged'
import { useApp } from './use-app'

const { app, send, shown } = useApp()

/** Every page of the app and what it was started with. */
const pages = () =>
  app().electron.evaluate(async ({ webContents }) =>
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
      'app://snapland/index.html',
      'app://thumbnailer/thumbnailer.html',
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
      'the thumbnailer',
      'app://thumbnailer/thumbnailer.html',
      'thumbnailer',
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src photo:; media-src photo:; connect-src 'self' photo:; " +
        "base-uri 'none'; form-action 'none'; frame-src 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'",
    ],
  ])('has its content policy: %s', async (_page, address, partition, policy) => {
    const headers = await app().electron.evaluate(
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
    const known = await app().window.evaluate(() => ({
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

  it.each(['https://example.com/', 'app://snapland/thumbnailer.html', 'about:blank'])(
    'opens no other window: %s',
    async (address) => {
      const isNull = await app().window.evaluate((target) => window.open(target) === null, address)
      expect(isNull).toBe(true)
      expect(await pages()).toHaveLength(2)
    },
  )

  it.each([
    'https://example.com/',
    'app://snapland/thumbnailer.html',
    'app://thumbnailer/thumbnailer.html',
  ])('stays on its page when a script says to go to %s', async (address) => {
    const before = app().window.url()
    const refused = await app().electron.evaluate(async ({ webContents }, target) => {
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
    expect(app().window.url()).toBe(before)
  })

  it('makes no script out of text', async () => {
    const refused = await app().window.evaluate(() => {
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
    const granted = await app().window.evaluate(async () => {
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
})

it('tells another page nothing, not even one with the bridge and the address of the window', async () => {
  const answer = await app().electron.evaluate(
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
  const notice = await app().window.evaluate(() =>
    window.bridge.showInFolder('../../etc/passwd').then(
      () => 'shown',
      (error: unknown) => error,
    ),
  )
  expect(notice).toEqual({ code: 'UNFORESEEN' })
})
