import sharp from 'sharp'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Settings } from '../contract/settings'
import { createOpened } from './support/opened'
import { sendPhotos } from './support/phone/send-photos'
import { landscape, type PaintedPhoto, paintAlbum } from './support/photos/painted-photos'
import { until } from './support/until'
import { type DesktopApp, startDesktopApp } from './support/window/desktop-app'
import { type DesktopSession, startDesktopSession } from './support/window/desktop-session'
import { type Home, makeHome } from './support/window/home'
import { codeUrl } from './support/window/window-bridge'
import { hideWindow, isInFront, isShown, showWindow } from './support/window/window-presence'
import { startXDisplay, type XDisplay } from './support/x11/x-display'

const opened = createOpened()
let display: XDisplay
let album: PaintedPhoto[]

beforeAll(async () => {
  display = opened(await startXDisplay())
  const pictures = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((seed) => [`photo-${seed}.jpg`, landscape(seed)])
  album = opened(await paintAlbum(Object.fromEntries(pictures))).photos
})

/** What the main process asks of the system where a session has no part in it. */
interface Probe {
  badges: number[]
  beeps: number
}
declare global {
  var desktopProbe: Probe
}
const probe = (app: DesktopApp) => app.electron.evaluate(async () => globalThis.desktopProbe)
const watch = (app: DesktopApp) =>
  app.electron.evaluate(async ({ app: main, shell }) => {
    const seen: Probe = { badges: [], beeps: 0 }
    globalThis.desktopProbe = seen
    main.setBadgeCount = (count) => seen.badges.push(count ?? 0) > 0
    shell.beep = () => {
      seen.beeps += 1
    }
  })

/** A phone of this name sends photos of the album, by their numbers. */
const send = (url: string, phone: string, ...numbers: number[]) =>
  sendPhotos(
    url,
    phone,
    album.filter(({ name }) => numbers.some((number) => name === `photo-${number}.jpg`)),
  )
/** Brings the window before the person. */
async function lookAt(app: DesktopApp): Promise<void> {
  await showWindow(app)
  await until('the window in front', () => isInFront(app))
}
/** Shows the window, changes settings in it, and hides it again. */
async function change(app: DesktopApp, some: Partial<Settings>): Promise<void> {
  await lookAt(app)
  await app.window.evaluate(`bridge.changeSettings(${JSON.stringify(some)})`)
  await hideWindow(app)
}

describe('photos that arrive while the window is not in front', () => {
  let home: Home
  let session: DesktopSession
  let app: DesktopApp
  let url: string

  beforeAll(async () => {
    home = opened(await makeHome())
    session = opened(await startDesktopSession())
    app = opened(await startDesktopApp({ display, home, bus: session.bus, args: ['--port', '0'] }))
    await watch(app)
    await until('the window', () => isShown(app))
    url = await codeUrl(app.window)
  })
  beforeEach(() => hideWindow(app))

  it('are told of with a picture and their size, and a click shows the photo in the window', async () => {
    await send(url, 'Green iPhone', 1)
    const told = await session.told('notification')
    expect(told).toMatchObject({
      title: '1 photo from Green iPhone',
      body: 'photo-1.jpg, 640 × 480',
      size: [256, 192],
    })
    const { channels } = await sharp(album[0]?.bytes).stats()
    for (const [at, colour] of (told.colour ?? []).entries())
      expect(Math.abs(colour - (channels[at]?.mean ?? Number.NaN))).toBeLessThan(6)

    session.clickNotification(told.id)
    await until('the window in front', () => isInFront(app))
    await app.window.locator('dialog[open][aria-label="photo-1.jpg"]').waitFor()
    await app.window.keyboard.press('Escape')
  })

  it('are one notification when they come together, which goes when the person looks', async () => {
    const before = session.all('notification').length
    await Promise.all([send(url, 'Green iPhone', 2, 3), send(url, 'Violet Pixel', 4, 5)])
    const told = await session.told('notification', before + 1)
    expect(told.title).toBe('4 photos from 2 phones')
    const lines = told.body.split('\n')
    expect(lines).toHaveLength(3)
    for (const line of lines) expect(line).toMatch(/^photo-[2-5]\.jpg, 640 × 480$/)
    expect((await probe(app)).badges.at(-1)).toBe(4)
    session.clickNotification(told.id)
    await until('the window in front', () => isInFront(app))
    await until('no badge', async () => (await probe(app)).badges.at(-1) === 0)
    const newest = lines[0]?.split(',')[0] ?? ''
    await app.window.locator(`dialog[open][aria-label="${newest}"]`).waitFor()
    await app.window.keyboard.press('Escape')
    expect(session.all('notification')).toHaveLength(before + 1)
  })

  it('are heard or not, and told of or not, as it is set', async () => {
    const before = session.all('notification').length
    const { beeps } = await probe(app)
    expect(beeps).toBe(before)
    await change(app, { sound: false })
    await send(url, 'Green iPhone', 6)
    await session.told('notification', before + 1)
    expect((await probe(app)).beeps).toBe(beeps)

    await change(app, { notifications: false, sound: true })
    await until('no badge', async () => (await probe(app)).badges.at(-1) === 0)
    await send(url, 'Green iPhone', 7)
    await until('the badge', async () => (await probe(app)).badges.at(-1) === 1)
    await change(app, { notifications: true })
  })

  it('are those that nobody saw arrive', async () => {
    const before = session.all('notification').length
    await lookAt(app)
    await until('no badge', async () => (await probe(app)).badges.at(-1) === 0)
    const { badges } = await probe(app)
    await send(url, 'Green iPhone', 9)
    expect((await probe(app)).badges).toEqual(badges)
    await hideWindow(app)
    await send(url, 'Green iPhone', 8)
    expect((await session.told('notification', before + 1)).title).toBe('1 photo from Green iPhone')
  })
})
