import { lstatSync, readFileSync } from 'node:fs'
import type { Rectangle } from 'electron'
import * as v from 'valibot'
import type { Log } from '../../base/log'
import { createSerial } from '../../base/serial'
import { writeWhole } from '../../base/write-whole'

const PIXELS = v.pipe(v.number(), v.safeInteger())
/** Where the window was. */
const BOUNDS = v.object({
  x: PIXELS,
  y: PIXELS,
  width: PIXELS,
  height: PIXELS,
  maximized: v.fallback(v.boolean(), false),
})
type WindowBounds = v.InferOutput<typeof BOUNDS>
const BOUNDS_TEXT = v.pipe(v.string(), v.parseJson(), BOUNDS)

/** This much of the window's top must be on a screen, so that it can be grabbed, pixels. */
const GRIP = { width: 120, height: 40 }

/** Parses stored bounds; null where they are not ours. */
export function readBounds(text: string): WindowBounds | null {
  const { success, output } = v.safeParse(BOUNDS_TEXT, text)
  return success ? output : null
}

/**
 * The bounds to open with: the last ones if they are visible on a screen, never larger than it.
 * @param areas the screens' work areas
 * @param least the window's smallest size
 * @returns null to open it in the middle, at its usual size
 */
export function visibleBounds(
  bounds: WindowBounds | null,
  areas: readonly Rectangle[],
  least: Extent,
): WindowBounds | null {
  if (bounds === null) return null
  const area = areas.find(
    ({ x, y, width, height }) =>
      bounds.x + bounds.width >= x + GRIP.width &&
      bounds.x <= x + width - GRIP.width &&
      bounds.y >= y &&
      bounds.y <= y + height - GRIP.height,
  )
  if (!area) return null
  return { ...bounds, ...fitting(bounds, area, least) }
}

type Extent = Pick<Rectangle, 'width' | 'height'>

/** The size that is wanted, no larger than a screen's work area and no smaller than it can be. */
export function fitting(wanted: Extent, area: Extent, least: Extent): Extent {
  const between = (size: number, smallest: number, most: number) =>
    Math.max(smallest, Math.min(size, most))
  return {
    width: between(wanted.width, least.width, area.width),
    height: between(wanted.height, least.height, area.height),
  }
}

/** Where the window's bounds are kept. Read at once, because the window is about to open. */
export function boundsFile(path: string, log: Log) {
  const serial = createSerial()
  return {
    read(): WindowBounds | null {
      try {
        return lstatSync(path).isFile() ? readBounds(readFileSync(path, 'utf8')) : null
      } catch {
        // No bounds yet, or unreadable ones: the window opens in the middle.
        return null
      }
    },
    write(bounds: WindowBounds): void {
      serial(() => writeWhole(path, JSON.stringify(bounds))).catch((error: unknown) =>
        log.error('The bounds of the window cannot be kept:', error),
      )
    },
    /** Resolves when the bounds are on disk. */
    written: () => serial(() => {}),
  }
}
