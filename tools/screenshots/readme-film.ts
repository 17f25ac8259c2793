import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { startAndroidPhone } from '../../test/support/phone/android-phone'
import { paintAlbum } from '../../test/support/photos/painted-photos'
import { until } from '../../test/support/until'
import { startDesktopApp } from '../../test/support/window/desktop-app'
import { fillDisplay } from '../../test/support/window/fill-display'
import { type FilmStrip, filmWindow } from '../../test/support/window/film-strip'
import { makeHome } from '../../test/support/window/home'
import { codeUrl } from '../../test/support/window/window-bridge'
import { startXDisplay } from '../../test/support/x11/x-display'
import { ALBUM, LATER } from './album'

/** The window on a small laptop, and the phone beside it, as the film shows them, pixels. */
const WINDOW = { width: 1280, height: 800 }
const SHOWN = { width: 800, height: 500 }
const PHONE_WIDTH = 210
const MARGIN = 20
const STAGE = { width: SHOWN.width + PHONE_WIDTH + 3 * MARGIN, height: SHOWN.height + 2 * MARGIN }

/** Bytes a second that the phone sends: slow enough to see what happens. */
const SPEED = 2_000_000
/** As many as the phone lists openly. */
const SENT = Object.entries({ ...ALBUM, ...LATER }).slice(-6)
const STEP_MS = 125
const AIMS_MS = 1500
const LASTS_MS = 2500
const MOST_BYTES = 3_000_000

/** A film from a moment on, milliseconds since the epoch. */
interface Film {
  began: number
  frames: FilmStrip<unknown>['frames']
}

/**
 * The film at the head of the README, as an animated WebP: a phone aims at the code, its photos are
 * sent, and both sides say their sizes.
 * @throws Error where it has more than 3 MB
 */
export async function takeReadmeFilm(path: string): Promise<void> {
  const display = await startXDisplay(WINDOW)
  const home = await makeHome()
  await writeFile(join(home.data, 'settings.json'), JSON.stringify({ computer: 'Mina’s laptop' }), {
    mode: 0o666,
  })
  const desktop = await startDesktopApp({ display, home, asSet: true, onNetwork: true })
  await fillDisplay(desktop, display, WINDOW)
  const album = await paintAlbum(Object.fromEntries(SENT))
  const code = desktop.window.locator('.qr')
  await code.locator('svg').waitFor()
  const seen = await code.screenshot()
  // What lies under the pointer looks otherwise.
  await desktop.window.mouse.move(0, 0)

  const phone = await startAndroidPhone({ language: 'en-US' })
  const began = Date.now()
  const windowFilm = await film(desktop.window)
  await pause(AIMS_MS)
  await phone.page.goto(await codeUrl(desktop.window))
  const opened = Date.now()
  const phoneFilm = await film(phone.page)
  await pause(1000)
  const network = await phone.context.newCDPSession(phone.page)
  await network.send('Network.enable')
  await network.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 5, downloadThroughput: -1, uploadThroughput: SPEED },
  })
  await phone.page.setInputFiles(
    '#choose',
    album.photos.map((photo) => photo.path),
  )
  await phone.page.getByRole('heading', { name: `${album.photos.length} photos saved` }).waitFor()
  const isDrawn = '!document.querySelector(".tile-picture:not([data-state=shown])")'
  await until('all pictures', () => desktop.window.evaluate<boolean>(isDrawn))
  await pause(LASTS_MS)
  const films = { window: await windowFilm.stop(), phone: await phoneFilm.stop() }
  for (const thing of [phone, desktop, album, home, display]) await thing.close()

  const ended = Date.now()
  const phoneHeight = await heightOf(films.phone)
  const camera = await aim(seen, phoneHeight)
  const steps: { picture: Buffer; ms: number }[] = []
  for (let now = began; now < ended; now += STEP_MS) {
    const window = frameAt(films.window, now)
    const onPhone = now < opened ? camera : frameAt(films.phone, now)
    if (!window || !onPhone) continue
    const picture = await stage(window, onPhone, phoneHeight)
    const last = steps.at(-1)
    if (last?.picture.equals(picture)) last.ms += STEP_MS
    else steps.push({ picture, ms: STEP_MS })
  }
  const bytes = await sharp(
    steps.map(({ picture }) => picture),
    { join: { animated: true } },
  )
    .webp({ quality: 78, effort: 5, loop: 0, delay: steps.map(({ ms }) => ms) })
    .toBuffer()
  if (bytes.length > MOST_BYTES) throw new Error(`The film has ${bytes.length} bytes`)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, bytes)
}

async function film(page: Page): Promise<{ stop(): Promise<Film> }> {
  const began = Date.now()
  const camera = await filmWindow(page, 'null')
  return { stop: async () => ({ began, frames: (await camera.stop()).frames }) }
}

/** What is on the screen at a moment: the newest frame until then, else the first. */
function frameAt({ began, frames }: Film, now: number): Buffer | undefined {
  return (frames.findLast(({ at }) => began + at <= now) ?? frames[0])?.picture
}

async function heightOf({ frames: [first] }: Film): Promise<number> {
  const { width, height } = await sharp(first?.picture).metadata()
  return Math.min(Math.round((PHONE_WIDTH * height) / width), SHOWN.height)
}

/** What the phone's camera sees. */
async function aim(code: Buffer, height: number): Promise<Buffer> {
  const side = Math.round(PHONE_WIDTH * 0.7)
  const [left, top] = [(PHONE_WIDTH - side) / 2, (height - side) / 2]
  const corner = 22
  const corners = [
    [left - 8, top - 8, 1, 1],
    [left + side + 8, top - 8, -1, 1],
    [left - 8, top + side + 8, 1, -1],
    [left + side + 8, top + side + 8, -1, -1],
  ].map(
    ([x = 0, y = 0, right = 1, down = 1]) =>
      `M${x} ${y + down * corner}V${y}H${x + right * corner}`,
  )
  const frame = `<svg width="${PHONE_WIDTH}" height="${height}"><path d="${corners.join('')}" fill="none" stroke="#ffd60a" stroke-width="4" stroke-linecap="round"/></svg>`
  const picture = await sharp(code).resize(side, side).png().toBuffer()
  return sharp({ create: { width: PHONE_WIDTH, height, channels: 3, background: '#23262b' } })
    .composite([
      { input: picture, left: Math.round(left), top: Math.round(top) },
      { input: Buffer.from(frame) },
    ])
    .png()
    .toBuffer()
}

/** Window and phone side by side, both with round corners. */
async function stage(window: Buffer, phone: Buffer, phoneHeight: number): Promise<Buffer> {
  const phoneTop = Math.round((STAGE.height - phoneHeight) / 2)
  return sharp({ create: { ...STAGE, channels: 3, background: '#dfe4ea' } })
    .composite([
      { input: await round(window, SHOWN.width, SHOWN.height, 10), left: MARGIN, top: MARGIN },
      {
        input: await round(phone, PHONE_WIDTH, phoneHeight, 18),
        left: SHOWN.width + 2 * MARGIN,
        top: phoneTop,
      },
    ])
    .png({ compressionLevel: 1 })
    .toBuffer()
}

function round(picture: Buffer, width: number, height: number, radius: number): Promise<Buffer> {
  const shape = `<svg width="${width}" height="${height}"><rect width="${width}" height="${height}" rx="${radius}"/></svg>`
  return sharp(picture)
    .resize(width, height, { fit: 'cover', position: 'top' })
    .composite([{ input: Buffer.from(shape), blend: 'dest-in' }])
    .png({ compressionLevel: 1 })
    .toBuffer()
}
