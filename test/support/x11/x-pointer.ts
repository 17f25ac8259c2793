import { setTimeout as pause } from 'node:timers/promises'
import type { XDisplay } from './x-display'
import { xdotool } from './xdotool'

const STEPS = 20
/** Programs follow a drag with messages of their own between the steps. */
const STEP_MS = 40

interface Point {
  x: number
  y: number
}

/**
 * The pointer of a display, moved as its driver moves it: what only a real press begins, such as a
 * drag between programs, begins.
 */
export function xPointer(display: Pick<XDisplay, 'name'>) {
  return {
    /** Drags, looks while the thing is held over its target, and drops. */
    async drag<T>(from: Point, to: Point, look: () => Promise<T>): Promise<T> {
      await xdotool(display, 'mousemove', from.x, from.y)
      await xdotool(display, 'mousedown', 1)
      for (let step = 1; step <= STEPS; step += 1) {
        const along = (start: number, end: number) =>
          Math.round(start + ((end - start) * step) / STEPS)
        await xdotool(display, 'mousemove', along(from.x, to.x), along(from.y, to.y))
        await pause(STEP_MS)
      }
      const seen = await look()
      await xdotool(display, 'mouseup', 1)
      return seen
    },
  }
}
