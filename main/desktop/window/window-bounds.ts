import { readFileSync } from 'node:fs'
import type { Rectangle } from 'electron'
import { createSerial } from '../../base/serial'
import { writeWhole } from '../../base/write-whole'

/** Where the window was. */
interface WindowPlace extends Rectangle {
  maximized: boolean
}

/** As much of the window's top must be on a screen, in its own pixels, that it can be seen and taken hold of. */
const GRIP = { width: 120, height: 40 }

/** What was written down; null where it is not what we wrote. */
export function placeOf(value: unknown): WindowPlace | null {
  if (typeof value !== 'object' || value === null) return null
  const { x, y, width, height, maximized } = value as Partial<Record<keyof WindowPlace, unknown>>
  const isNumber = (each: unknown): each is number => Number.isSafeInteger(each)
  if (!isNumber(x) || !isNumber(y) || !isNumber(width) || !isNumber(height)) return null
  return { x, y, width, height, maximized: maximized === true }
}

/**
 * Where the window opens: where it was if that can still be seen on one of the screens, never larger than that screen.
 * @param areas the screens' work areas
 * @param least the window's smallest size
 * @returns null to open it in the middle, at its usual size
 */
export function visiblePlace(
  place: WindowPlace | null,
  areas: readonly Rectangle[],
  least: { width: number; height: number },
): WindowPlace | null {
  if (place === null) return null
  const area = areas.find(
    ({ x, y, width, height }) =>
      place.x + place.width >= x + GRIP.width &&
      place.x <= x + width - GRIP.width &&
      place.y >= y &&
      place.y <= y + height - GRIP.height,
  )
  if (!area) return null
  const between = (wanted: number, smallest: number, most: number) =>
    Math.max(smallest, Math.min(wanted, most))
  return {
    ...place,
    width: between(place.width, least.width, area.width),
    height: between(place.height, least.height, area.height),
  }
}

/** Where the window's bounds are kept. Read at once, because the window is about to open. */
export function placeFile(path: string) {
  const serial = createSerial()
  return {
    read(): WindowPlace | null {
      try {
        return placeOf(JSON.parse(readFileSync(path, 'utf8')))
      } catch {
        // Nothing was kept yet, or nothing that can be read: the window opens in the middle.
        return null
      }
    },
    write(place: WindowPlace): void {
      serial(() => writeWhole(path, JSON.stringify(place))).catch((error: unknown) =>
        console.error('The place of the window cannot be kept:', error),
      )
    },
    /** Resolves when what was written is on disk. */
    written: () => serial(() => {}),
  }
}
