import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { until } from '../../test/support/until'
import { type MainProcess, startDesktopApp } from '../../test/support/window/desktop-app'
import { makeHome } from '../../test/support/window/home'
import { codeUrl } from '../../test/support/window/window-bridge'
import { startXDisplay } from '../../test/support/x11/x-display'
import { untilQuiet } from '../quiet'
import { flatPhoto } from './flat-photo'
import { openPeer, runInPeer } from './peer'
import { type Colour, isLike, openScreen, type Screen } from './screen'

/** No two neighbours look alike. */
const COLOURS: readonly Colour[] = [
  [0, 200, 80],
  [210, 0, 240],
  [240, 120, 0],
  [0, 90, 220],
]
const PHOTOS = 12
/** From the first photo to the last and back, so often. */
const WAYS = 2
/** For the neighbours to be loaded and decoded, milliseconds; then the machine is quiet. */
const READY_MS = 1500
/** Snapland's window is 1200 x 800; the peer's stands right of it. */
const DISPLAY = { width: 2440, height: 900 }
const PEER = { x: 1240, y: 40, width: 1160, height: 760 }

/** Milliseconds from the click to the frame on the screen. */
export interface Steps {
  /** All of the photo was drawn. */
  next: number[]
  previous: number[]
  /** The same Chromium, two decoded `<img>` of such files that take each other's place. */
  swap: number[]
  /** Steps in which a smaller picture stood in first. */
  standIns: number
}

/**
 * Clicks through the enlarged view, forward and back, each time when the neighbours are ready. A
 * step is over when the photo's colour is on the screen and its whole picture is in the page.
 */
export async function measureSteps(say: (line: string) => void): Promise<Steps> {
  const display = await startXDisplay(DISPLAY)
  const home = await makeHome()
  const desktop = await startDesktopApp({ display, home, args: ['--port', '0'] })
  const { window } = desktop
  const screen = await openScreen(display)
  await sendPhotos(await codeUrl(window))
  await until('all tiles', async () => (await window.locator('[data-tile] img').count()) === PHOTOS)
  await window.locator('[data-tile]').first().dblclick()
  await window.locator('.picture-full').waitFor()
  await openPeer(desktop.electron, PEER)
  await preparePeer(
    desktop.electron,
    [nameOf(0), nameOf(1)].map((name) => join(home.folder, name)),
  )
  const steps: Steps = { next: [], previous: [], swap: [], standIns: 0 }

  // The newest photo is the first in the gallery.
  let shown = PHOTOS - 1
  for (let way = 0; way < WAYS * 2; way += 1) {
    const forward = way % 2 === 0
    for (let at = 1; at < PHOTOS; at += 1) {
      await pause(READY_MS)
      await untilQuiet()
      shown += forward ? -1 : 1
      const whole = wholePicture(window, nameOf(shown))
      const { x, y, clicked } = await place(window)
      await window.locator(forward ? '.lightbox-next' : '.lightbox-previous').click()
      const colour = COLOURS[shown % COLOURS.length] ?? [0, 0, 0]
      const seen = await screen.when('the next photo', async () =>
        isLike(await screen.pixel(x, y), colour),
      )
      const { drawn, stoodIn } = await whole
      const took = Math.max(seen + performance.timeOrigin, drawn) - (await clicked())
      steps[forward ? 'next' : 'previous'].push(took)
      if (stoodIn) steps.standIns += 1
      await untilQuiet()
      steps.swap.push(await swapInPeer(desktop.electron, screen, at % 2))
    }
    say(`way ${way + 1} of ${WAYS * 2}`)
  }
  for (const thing of [screen, desktop, home, display]) await thing.close()
  return steps
}

/** @param files of the first two colours */
const preparePeer = (electron: MainProcess, files: readonly string[]) =>
  runInPeer(
    electron,
    `(async () => {
      document.body.style.margin = 0
      globalThis.images = await Promise.all(${JSON.stringify(files.map((file) => pathToFileURL(file).href))}.map(async (src) => {
        const image = new Image(${PEER.width - 200}, ${PEER.height - 160})
        image.src = src
        image.decoding = 'sync'
        await image.decode()
        return image
      }))
      document.body.replaceChildren(images[0])
    })()`,
  )

async function swapInPeer(electron: MainProcess, screen: Screen, to: number): Promise<number> {
  const [x, y] = [PEER.x + (PEER.width - 200) / 2, PEER.y + (PEER.height - 160) / 2]
  const painted = screen.when('the peer’s other image', async () =>
    isLike(await screen.pixel(x, y), COLOURS[to] ?? [0, 0, 0]),
  )
  const swapped = await runInPeer<number>(
    electron,
    `document.body.replaceChildren(images[${to}]), Date.now()`,
  )
  return (await painted) - (swapped - performance.timeOrigin)
}

const nameOf = (at: number): string => `step-${at}.jpg`

async function sendPhotos(url: string): Promise<void> {
  const photos = await Promise.all(COLOURS.map(flatPhoto))
  for (let at = 0; at < PHOTOS; at += 1) {
    // Some bytes behind the picture's end make each another file.
    const body = Buffer.concat([
      photos[at % photos.length] ?? Buffer.alloc(0),
      Buffer.from(`${at}`),
    ])
    const headers = { 'X-FileName': nameOf(at), 'Content-Type': 'image/jpeg' }
    const answer = await fetch(`${url}api/photos`, { method: 'POST', headers, body })
    if (!answer.ok) throw new Error(`A photo was refused: ${answer.status}`)
  }
}

/** Where the middle of the picture is on the screen, and when the next click was (epoch, ms). */
async function place(window: Page) {
  const { x, y } = await window.evaluate<{ x: number; y: number }>(`(() => {
    globalThis.clicked = new Promise((done) => addEventListener(
      'click', ({ timeStamp }) => done(performance.timeOrigin + timeStamp), { once: true, capture: true }))
    const box = document.querySelector('.picture').getBoundingClientRect()
    return { x: Math.round(screenX + box.x + box.width / 2), y: Math.round(screenY + box.y + box.height / 2) }
  })()`)
  return { x, y, clicked: () => window.evaluate<number>('clicked') }
}

/** When the frame that holds all of this photo was drawn (epoch, ms), and what stood in before. */
const wholePicture = (window: Page, name: string) =>
  window.evaluate<{ drawn: number; stoodIn: boolean }>(`new Promise((done) => {
    let stoodIn = false
    const look = () => {
      const whole = document.querySelector('.picture-full')
      const dialog = document.querySelector('dialog.lightbox')
      if (whole?.alt !== ${JSON.stringify(name)}) {
        stoodIn ||= dialog.ariaLabel === ${JSON.stringify(name)}
        return requestAnimationFrame(look)
      }
      // A message comes to its turn when the frame has been handed on.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => done({ drawn: performance.timeOrigin + performance.now(), stoodIn })
      port2.postMessage(null)
    }
    requestAnimationFrame(look)
  })`)
