import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startDesktopApp } from '../../test/support/window/desktop-app'
import { makeHome } from '../../test/support/window/home'
import { fillHome } from '../../test/support/window/ten-thousand'
import { startXDisplay } from '../../test/support/x11/x-display'
import { useOf } from '../process-tree'
import { untilQuiet } from '../quiet'
import { openPeer, runInPeer } from './peer'

const PHOTOS = 10_000
const IMAGES = 200
const ROUNDS = 3
const FRAMES = 300
/** Two windows of the same size, side by side: both are drawn all the time. */
const DISPLAY = { width: 2440, height: 800 }
const PEER = { x: 1240, y: 0, width: 1200, height: 800 }

/**
 * Of each round: the share of frames that came too late, 0 to 1, and what the program held in
 * memory behind it.
 */
export interface Scrolls {
  gallery: number[]
  plain: number[]
  residentBytes: number[]
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
  const { electron, window, close } = await startDesktopApp({
    display,
    home,
    args: ['--port', '0'],
  })
  await window.locator('[data-tile]').first().waitFor()
  await openPeer(electron, PEER)
  const files = (await readdir(home.folder)).filter((name) => name.endsWith('.jpg'))
  const images = files.slice(0, IMAGES).map((name) => pathToFileURL(join(home.folder, name)).href)
  await runInPeer(
    electron,
    `document.body.innerHTML = ${JSON.stringify(images)}.map((src) => '<img height=190 style="margin:4px" src="' + src + '">').join(''); null`,
  )
  const pid = electron.process().pid ?? 0
  const scrolls: Scrolls = { gallery: [], plain: [], residentBytes: [], mostTiles: 0 }

  for (let round = 0; round <= ROUNDS; round += 1) {
    await untilQuiet()
    const ours: Scrolled = await window.evaluate(scrollScript("document.querySelector('.gallery')"))
    await untilQuiet()
    const plain = await runInPeer<Scrolled>(
      electron,
      scrollScript('document.scrollingElement', ours.step),
    )
    const { residentBytes } = await useOf(pid)
    say(
      `round ${round}  gallery ${(ours.late * 100).toFixed(1)} % late, plain page ${(plain.late * 100).toFixed(1)} %, ${(residentBytes / 1e6).toFixed(0)} MB`,
    )
    scrolls.mostTiles = Math.max(scrolls.mostTiles, ours.tiles)
    if (round === 0) continue
    scrolls.gallery.push(ours.late)
    scrolls.plain.push(plain.late)
    scrolls.residentBytes.push(residentBytes)
  }
  await close()
  for (const thing of [home, display]) await thing.close()
  return scrolls
}

interface Scrolled {
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
