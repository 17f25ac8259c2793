import { ended } from '../../test/support/receiver/child'
import {
  type DesktopCommand,
  desktopCommand,
  startUndriven,
} from '../../test/support/window/desktop-app'
import { type Home, makeHome } from '../../test/support/window/home'
import { fillHome } from '../../test/support/window/ten-thousand'
import { readQr } from '../../test/support/x11/qr'
import { startXDisplay, type XDisplay } from '../../test/support/x11/x-display'
import { inProject } from '../../tools/setup/project.mjs'
import { untilQuiet } from '../quiet'
import { type Colour, contrasts, isLike, openScreen, type Screen } from './screen'

const PHOTOS = 10_000
const ROUNDS = 7

/**
 * Milliseconds from the start of the process, round by round; the first round, which fills caches,
 * is left out.
 */
export interface Starts {
  /** A program with a blank window: until that is painted. */
  blank: number[]
  /** Snapland with no photo: until the code is on the screen and can be read. */
  empty: number[]
  /** Snapland with 10,000 photos: until the code and a screen full of tiles are there. */
  full: number[]
}

interface Racer {
  name: keyof Starts
  home: Home
  command: DesktopCommand
  isThere(screen: Screen): Promise<boolean>
}

/** `html` in blank/blank.html, and `--paper` of the window in light. */
const BLANK: Colour = [0x11, 0x44, 0xee]
const PAPER: Colour = [0xf6, 0xf6, 0xf4]
/** Heights that cut the code, in the middle of the window as in the side panel. */
const ROWS = [180, 240, 300, 360]
const LEAST_CONTRASTS = 14
/** A row through the first photos, right of the side panel. */
const TILES = { y: 220, from: 400, to: 1150 }

export async function measureStarts(say: (line: string) => void): Promise<Starts> {
  const display = await startXDisplay()
  const screen = await openScreen(display)
  const racers = [await blank(display), await snapland(display, 0), await snapland(display, PHOTOS)]
  const starts: Starts = { blank: [], empty: [], full: [] }
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const racer of racers) {
      const milliseconds = await start(racer, screen, display)
      say(`round ${round}  ${racer.name.padEnd(6)} ${milliseconds.toFixed(0).padStart(6)} ms`)
      if (round > 0) starts[racer.name].push(milliseconds)
    }
  }
  for (const thing of [screen, display, ...racers.map(({ home }) => home)]) await thing.close()
  return starts
}

async function start(
  { name, command, isThere }: Racer,
  screen: Screen,
  display: XDisplay,
): Promise<number> {
  await untilQuiet()
  const from = performance.now()
  const child = startUndriven(command)
  child.stderr.resume()
  const painted = await screen.when(`the window of "${name}"`, isThere)
  if (name !== 'blank' && readQr(await display.screenshot()) === null)
    throw new Error('What was taken for the code cannot be read')
  child.kill('SIGTERM')
  await ended(child)
  await screen.when('an empty screen', async () => isLike(await screen.pixel(640, 400), [0, 0, 0]))
  return painted - from
}

async function blank(display: XDisplay): Promise<Racer> {
  const home = await makeHome()
  const command = await desktopCommand({ display, home })
  const args = [inProject('bench', 'window', 'blank')]
  return {
    ...{ name: 'blank', home, command: { ...command, args } },
    isThere: async (screen) => isLike(await screen.pixel(640, 400), BLANK),
  }
}

async function snapland(display: XDisplay, photos: number): Promise<Racer> {
  const home = await makeHome()
  if (photos > 0) await fillHome(home, photos)
  const command = await desktopCommand({ display, home, args: ['--port', '0'] })
  return {
    ...{ name: photos > 0 ? 'full' : 'empty', home, command },
    isThere: async (screen) =>
      (await hasCode(screen)) && (photos === 0 || (await hasTiles(screen))),
  }
}

async function hasCode(screen: Screen): Promise<boolean> {
  const rows = await Promise.all(ROWS.map((y) => screen.row(y, 0, 700)))
  return rows.filter((row) => contrasts(row) >= LEAST_CONTRASTS).length >= 2
}

async function hasTiles(screen: Screen): Promise<boolean> {
  const row = await screen.row(TILES.y, TILES.from, TILES.to)
  return row.filter((colour) => !isLike(colour, PAPER, 6)).length > row.length / 2
}
