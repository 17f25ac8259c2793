import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startDesktopApp } from '../../test/support/window/desktop-app'
import { makeHome } from '../../test/support/window/home'
import { fillHome } from '../../test/support/window/ten-thousand'
import { startXDisplay } from '../../test/support/x11/x-display'
import { inProject } from '../../tools/setup/project.mjs'
import { sharedOnceBytes, useOf } from '../process-tree'
import { untilQuiet } from '../quiet'

const PHOTOS = 10_000
const IMAGES = 200
const ROUNDS = 3
const FRAMES = 300
/** A display for each of two programs, whose windows are of the same size. */
const DISPLAY = { width: 1240, height: 800 }

/** Of each round. */
export interface Scrolled {
  /** The share of frames that came too late, 0 to 1. */
  late: number[]
  /** In memory behind it, all processes of the program. */
  residentBytes: number[]
  /** The same, what they share counted once. */
  sharedOnceBytes: number[]
}

export interface Scrolls {
  gallery: Scrolled
  /** An Electron program that shows a plain page. */
  plain: Scrolled
  /** The most tiles that were in the document at once. */
  mostTiles: number
}

/**
 * Scrolls the gallery from end to end and back, and a plain page of 200 images just as fast, to and
 * fro, for as many frames.
 */
export async function measureScrolls(say: (line: string) => void): Promise<Scrolls> {
  const display = await startXDisplay(DISPLAY)
  const home = await makeHome()
  await fillHome(home, PHOTOS)
  const app = await startDesktopApp({ display, home, args: ['--port', '0'] })
  await app.window.locator('[data-tile]').first().waitFor()
  const files = (await readdir(home.folder)).filter((name) => name.endsWith('.jpg'))
  const plain = await openPlainPage(
    files.slice(0, IMAGES).map((name) => pathToFileURL(join(home.folder, name)).href),
  )
  const scrolls: Scrolls = { gallery: nothing(), plain: nothing(), mostTiles: 0 }

  for (let round = 0; round <= ROUNDS; round += 1) {
    await untilQuiet()
    const ours: Frames = await app.window.evaluate(
      scrollScript("document.querySelector('.gallery')"),
    )
    await untilQuiet()
    const theirs: Frames = await plain.app.window.evaluate(
      scrollScript('document.scrollingElement', ours.step),
    )
    scrolls.mostTiles = Math.max(scrolls.mostTiles, ours.tiles)
    for (const [name, { late }, { electron }] of [
      ['gallery', ours, app],
      ['plain', theirs, plain.app],
    ] as const) {
      const pid = electron.process().pid ?? 0
      const { residentBytes } = await useOf(pid)
      const once = await sharedOnceBytes(pid)
      say(
        `round ${round}  ${name.padEnd(7)} ${(late * 100).toFixed(1)} % late, ${(residentBytes / 1e6).toFixed(0)} MB, ${(once / 1e6).toFixed(0)} MB`,
      )
      if (round === 0) continue
      scrolls[name].late.push(late)
      scrolls[name].residentBytes.push(residentBytes)
      scrolls[name].sharedOnceBytes.push(once)
    }
  }
  for (const thing of [plain, app, home, display]) await thing.close()
  return scrolls
}

const nothing = (): Scrolled => ({ late: [], residentBytes: [], sharedOnceBytes: [] })

/** The blank window of a program of its own, with images in it. */
async function openPlainPage(images: readonly string[]) {
  const display = await startXDisplay(DISPLAY)
  const home = await makeHome()
  const app = await startDesktopApp({
    display,
    home,
    project: inProject('bench', 'window', 'blank'),
  })
  await app.window.evaluate(
    `document.body.innerHTML = ${JSON.stringify(images)}.map((src) => '<img height=190 style="margin:4px" src="' + src + '">').join(''); null`,
  )
  return {
    app,
    async close() {
      for (const thing of [app, home, display]) await thing.close()
    },
  }
}

interface Frames {
  late: number
  step: number
  tiles: number
}

/**
 * Scrolls an element for `FRAMES` frames, turning round at its ends. A frame is late by each
 * sixtieth of a second that it takes too long.
 * @param step CSS pixels a frame; left out, all of it is seen once there and back
 */
const scrollScript = (element: string, step?: number): string => `new Promise((done) => {
  const element = ${element}
  const room = element.scrollHeight - element.clientHeight
  const step = ${step ?? `room * 2 / ${FRAMES}`}
  element.scrollTop = 0
  let [frame, late, tiles, way, last] = [0, 0, 0, 1, performance.now()]
  const draw = (now) => {
    late += Math.max(0, Math.round((now - last) / (1000 / 60)) - 1)
    last = now
    if (element.scrollTop >= room - 1) way = -1
    if (element.scrollTop <= 0) way = 1
    element.scrollTop += way * step
    tiles = Math.max(tiles, document.querySelectorAll('[data-tile]').length)
    frame += 1
    if (frame < ${FRAMES}) requestAnimationFrame(draw)
    else done({ late: late / (${FRAMES} + late), step, tiles })
  }
  requestAnimationFrame(draw)
})`
