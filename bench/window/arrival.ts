import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { type MainProcess, startDesktopApp } from '../../test/support/window/desktop-app'
import { makeHome } from '../../test/support/window/home'
import { codeUrl } from '../../test/support/window/window-bridge'
import { startXDisplay } from '../../test/support/x11/x-display'
import { untilQuiet } from '../quiet'
import { flatPhoto } from './flat-photo'
import { openPeer, runInPeer } from './peer'
import { type Colour, isLike, openScreen, type Screen } from './screen'

const ROUNDS = 7
const BYTES_A_SECOND = 20_000_000
const STEP_BYTES = 64 * 1024
const COLOURS: readonly Colour[] = [
  [0, 200, 80],
  [210, 0, 240],
]
/** Snapland's window is 1200 x 800; the peer's stands right of it. */
const DISPLAY = { width: 2000, height: 900 }
const PEER = { x: 1240, y: 40, width: 700, height: 700 }

/** Milliseconds, round by round; the first round is left out. */
export interface Arrivals {
  bytes: number
  /** From the last byte sent until the picture is on the screen. */
  picture: number[]
  /**
   * The same Chromium, the same file, an `<img>` of the same size: from setting its address until
   * it is on the screen.
   */
  image: number[]
  /** How long before the last byte the tile with its size was painted. */
  tileBefore: number[]
}

export async function measureArrivals(say: (line: string) => void): Promise<Arrivals> {
  const display = await startXDisplay(DISPLAY)
  const home = await makeHome()
  const desktop = await startDesktopApp({ display, home, args: ['--port', '0'] })
  const screen = await openScreen(display)
  const url = await codeUrl(desktop.window)
  await openPeer(desktop.electron, PEER)
  const photos = await Promise.all(COLOURS.map(flatPhoto))
  const arrivals: Arrivals = {
    bytes: photos[0]?.length ?? 0,
    picture: [],
    image: [],
    tileBefore: [],
  }

  for (let round = 0; round <= ROUNDS; round += 1) {
    const colour = COLOURS[round % 2] ?? [0, 0, 0]
    const name = `round-${round}.jpg`
    await untilQuiet()
    const tile = paintedTile(desktop.window)
    const lastByte = await sendSlowly(`${url}api/photos`, name, withEnd(photos[round % 2], round))
    const { at, x, y, width, height } = await tile
    const seen = await screen.when('the picture', async () =>
      isLike(await screen.pixel(x, y), colour),
    )
    await pause(1000)
    await untilQuiet()
    const image = await showInPeer(desktop.electron, screen, join(home.folder, name), {
      width,
      height,
      colour,
    })
    say(
      `round ${round}  picture ${(seen - lastByte).toFixed(0)} ms after the last byte, <img> ${image.toFixed(0)} ms, tile ${(lastByte - at).toFixed(0)} ms before it`,
    )
    if (round === 0) continue
    arrivals.picture.push(seen - lastByte)
    arrivals.image.push(image)
    arrivals.tileBefore.push(lastByte - at)
  }
  for (const thing of [screen, desktop, home, display]) await thing.close()
  return arrivals
}

/** Some bytes behind the picture's end: each round sends another file. */
const withEnd = (photo: Buffer | undefined, round: number): Buffer =>
  Buffer.concat([photo ?? Buffer.alloc(0), Buffer.from(`${round}`)])

/** @returns when the last byte was handed to the system, as `performance.now()` */
async function sendSlowly(address: string, name: string, body: Buffer): Promise<number> {
  const { hostname, port, pathname, host } = new URL(address)
  const socket = connect(Number(port), hostname)
  const answered = new Promise<string>((resolve, reject) => {
    socket.once('data', (data) => resolve(String(data)))
    socket.once('error', reject)
  })
  socket.write(
    `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nX-FileName: ${name}\r\nContent-Type: image/jpeg\r\nContent-Length: ${body.length}\r\n\r\n`,
  )
  const start = performance.now()
  for (let sent = 0; sent < body.length; sent += STEP_BYTES) {
    await pause(Math.max(0, start + (sent / BYTES_A_SECOND) * 1000 - performance.now()))
    socket.write(body.subarray(sent, sent + STEP_BYTES))
  }
  const lastByte = performance.now()
  const answer = await answered
  if (!answer.startsWith('HTTP/1.1 201')) throw new Error(`The photo was refused: ${answer}`)
  socket.destroy()
  return lastByte
}

/**
 * When the next tile has been painted with its size, as `performance.now()` here, and where its
 * middle is on the screen.
 */
async function paintedTile(window: Page) {
  // The page's clock and ours agree on the time of day.
  const { at, ...place } = await window.evaluate<{
    at: number
    x: number
    y: number
    width: number
    height: number
  }>(`new Promise((done) => {
    const known = new Set([...document.querySelectorAll('[data-tile]')].map((tile) => tile.dataset.tile))
    const look = () => {
      const tile = [...document.querySelectorAll('[data-tile]')].find((each) => !known.has(each.dataset.tile))
      if (!tile?.querySelector('.tile-size')?.textContent.includes('4032')) return requestAnimationFrame(look)
      requestAnimationFrame(() => requestAnimationFrame(() => {
        const at = Date.now()
        const { width, height } = tile.getBoundingClientRect()
        setTimeout(() => {
          const box = tile.getBoundingClientRect()
          done({ at, x: screenX + box.left + box.width / 2, y: screenY + box.top + box.height / 2, width, height })
        }, 150)
      }))
    }
    look()
  })`)
  return {
    ...place,
    at: at - performance.timeOrigin,
    x: Math.round(place.x),
    y: Math.round(place.y),
  }
}

async function showInPeer(
  electron: MainProcess,
  screen: Screen,
  path: string,
  { width, height, colour }: { width: number; height: number; colour: Colour },
): Promise<number> {
  const script = `{
    const image = document.createElement('img')
    image.width = ${width}; image.height = ${height}
    document.body.replaceChildren(image)
    image.src = ${JSON.stringify(pathToFileURL(path).href)}
    Date.now()
  }`
  const painted = screen.when('the peer’s picture', async () =>
    isLike(
      await screen.pixel(Math.round(PEER.x + width / 2), Math.round(PEER.y + height / 2)),
      colour,
    ),
  )
  const set = await runInPeer<number>(electron, script)
  return (await painted) - (set - performance.timeOrigin)
}
