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
  /** Of each build of Snapland. */
  builds: {
    /** With no photo: until the code is on the screen and can be read. */
    empty: number[]
    /** With 10,000 photos: until the code and a screen full of tiles are there. */
    full: number[]
  }[]
}

interface Racer {
  name: string
  home: Home
  command: DesktopCommand
  hasCode: boolean
  isThere(screen: Screen): Promise<boolean>
  times: number[]
}

/** `html` in blank/blank.html, and `--paper` of the window in light. */
const BLANK: Colour = [0x11, 0x44, 0xee]
const PAPER: Colour = [0xf6, 0xf6, 0xf4]
/** Heights that cut the code, in the middle of the window as in the side panel. */
const ROWS = [180, 240, 300, 360]
const LEAST_CONTRASTS = 14
/** A row through the first photos, right of the side panel. */
const TILES = { y: 220, from: 400, to: 1150 }

/** @param projects the folders of built Snaplands */
export async function measureStarts(
  projects: readonly string[],
  say: (line: string) => void,
): Promise<Starts> {
  const display = await startXDisplay()
  const screen = await openScreen(display)
  const plain = await blank(display)
  const builds: { empty: Racer; full: Racer }[] = []
  for (const project of projects) {
    const empty = await snapland(display, project, 0)
    builds.push({ empty, full: await snapland(display, project, PHOTOS) })
  }
  const racers = [plain, ...builds.flatMap(({ empty, full }) => [empty, full])]
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const racer of racers) {
      const milliseconds = await start(racer, screen, display)
      say(`round ${round}  ${racer.name.padEnd(6)} ${milliseconds.toFixed(0).padStart(6)} ms`)
      if (round > 0) racer.times.push(milliseconds)
    }
  }
  for (const thing of [screen, display, ...racers.map(({ home }) => home)]) await thing.close()
  return {
    blank: plain.times,
    builds: builds.map(({ empty, full }) => ({ empty: empty.times, full: full.times })),
  }
}

async function start(
  { name, command, hasCode, isThere }: Racer,
  screen: Screen,
  display: XDisplay,
): Promise<number> {
  await untilQuiet()
  const from = performance.now()
  const child = startUndriven(command)
  child.stderr.resume()
  let painted = await screen.when(`the window of "${name}"`, isThere)
  // It may have been half a frame.
  const isReadable = async () => readQr(await display.screenshot()) !== null
  if (hasCode && !(await isReadable())) painted = await screen.when('a readable code', isReadable)
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
    ...{ name: 'blank', home, command: { ...command, args }, hasCode: false, times: [] },
    isThere: async (screen) => isLike(await screen.pixel(640, 400), BLANK),
  }
}

async function snapland(display: XDisplay, project: string, photos: number): Promise<Racer> {
  const home = await makeHome()
  if (photos > 0) await fillHome(home, photos)
  const command = await desktopCommand({ display, home, project, args: ['--port', '0'] })
  return {
    ...{ name: photos > 0 ? 'full' : 'empty', home, command, hasCode: true, times: [] },
    isThere: async (screen) =>
      (await seesCode(screen)) && (photos === 0 || (await seesTiles(screen))),
  }
}

async function seesCode(screen: Screen): Promise<boolean> {
  const rows = await Promise.all(ROWS.map((y) => screen.row(y, 0, 700)))
  return rows.filter((row) => contrasts(row) >= LEAST_CONTRASTS).length >= 2
}

async function seesTiles(screen: Screen): Promise<boolean> {
  const row = await screen.row(TILES.y, TILES.from, TILES.to)
  return row.filter((colour) => !isLike(colour, PAPER, 6)).length > row.length / 2
}
