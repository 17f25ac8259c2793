import { startDesktopApp } from '../../test/support/window/desktop-app'
import { makeHome } from '../../test/support/window/home'
import { codeUrl } from '../../test/support/window/window-bridge'
import { startXDisplay } from '../../test/support/x11/x-display'
import { sendFromPhones } from '../many-phones'
import type { Picture } from '../picture'
import { untilQuiet } from '../quiet'

/** What somebody at the computer has of the window while many phones send. */
export interface UnderLoad {
  /** Share of the page's frames that came too late, 0 to 1. */
  late: number
  /** The longest time without a frame, milliseconds. */
  longestGap: number
  /** How long the main process took to answer the window, each time, milliseconds. */
  calls: number[]
}

/** Fifty phones send to the app; meanwhile its page counts frames and asks the main process. */
export async function measureUnderLoad(photos: readonly Picture[]): Promise<UnderLoad> {
  const [display, home] = [await startXDisplay(), await makeHome()]
  const app = await startDesktopApp({ display, home, args: ['--port', '0'] })
  const url = new URL(await codeUrl(app.window))
  await untilQuiet()
  await app.window.evaluate(WATCH)
  await sendFromPhones(url, photos)
  const seen = await app.window.evaluate<UnderLoad>('watched()')
  for (const thing of [app, display, home]) await thing.close()
  return seen
}

/**
 * Counts from now on, until `watched` is called. A frame is late by each sixtieth of a second that
 * it takes too long.
 */
const WATCH = `(() => {
  const calls = []
  let [frames, late, longestGap, isOver, last] = [0, 0, 0, false, performance.now()]
  const draw = (now) => {
    late += Math.max(0, Math.round((now - last) / (1000 / 60)) - 1)
    longestGap = Math.max(longestGap, now - last)
    last = now
    frames += 1
    if (!isOver) requestAnimationFrame(draw)
  }
  requestAnimationFrame(draw)
  const ask = async () => {
    const begin = performance.now()
    await bridge.readSettings()
    calls.push(performance.now() - begin)
    if (!isOver) setTimeout(ask, 50)
  }
  ask()
  globalThis.watched = () => {
    isOver = true
    return { late: late / (frames + late), longestGap, calls }
  }
})()`
