import type { Area, Orientation, Size } from '../../contract/photo'

/**
 * The largest width or height that a format can give, pixels: that of PNG (third edition, 11.2.1).
 * Decoding has limits of its own.
 */
const MOST_PIXELS = 2 ** 31 - 1

/** EXIF writes the orientation as 1 to 8; everything else means upright. */
export function asOrientation(value: unknown): Orientation {
  return value === 2 ||
    value === 3 ||
    value === 4 ||
    value === 5 ||
    value === 6 ||
    value === 7 ||
    value === 8
    ? value
    : 1
}

/**
 * Parsers answer negative, infinite and missing sizes for crafted files: only whole numbers from 1
 * to 2^31 - 1 are sizes.
 */
export function asSize(width: unknown, height: unknown): Size | null {
  return isSide(width) && isSide(height) ? { width, height } : null
}

const isSide = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_PIXELS

/** What a person sees of a picture stored so: orientation 5 to 8 lies on its side. */
export function seenSize(stored: Size, orientation: Orientation): Size {
  return orientation >= 5 ? { width: stored.height, height: stored.width } : stored
}

/** One step of turning a picture upright, as the boxes `irot` and `imir` of HEIF give them. */
export type Turn =
  | { kind: 'rotate'; degreesCounterClockwise: number }
  | { kind: 'flip'; direction: 'horizontal' | 'vertical' }

const isQuarter = (turn: Turn): boolean =>
  turn.kind === 'rotate' && turn.degreesCounterClockwise % 180 !== 0

/** A picture's size after a turn. */
export const turnSize = (size: Size, turn: Turn): Size =>
  isQuarter(turn) ? { width: size.height, height: size.width } : size

/** Where a part of a picture of that size lies after a turn. */
export function turnArea(area: Area, { width, height }: Size, turn: Turn): Area {
  const right = width - area.left - area.width
  const below = height - area.top - area.height
  if (turn.kind === 'flip')
    return turn.direction === 'vertical' ? { ...area, top: below } : { ...area, left: right }
  const sides = isQuarter(turn) ? { width: area.height, height: area.width } : area
  switch (turn.degreesCounterClockwise) {
    case 90:
      return { ...sides, left: area.top, top: right }
    case 180:
      return { ...sides, left: right, top: below }
    case 270:
      return { ...sides, left: below, top: area.left }
    default:
      return area
  }
}

/** Orientation by [mirrored first][degrees clockwise then], after the table of EXIF tag 0x0112. */
const BY_TURN: Record<'plain' | 'mirrored', Record<number, Orientation>> = {
  plain: { 0: 1, 90: 6, 180: 3, 270: 8 },
  mirrored: { 0: 2, 90: 7, 180: 4, 270: 5 },
}

/** The one EXIF orientation that does the same as the steps in their order. */
export function orientationOf(turns: readonly Turn[]): Orientation {
  let mirrored = false
  let clockwise = 0
  for (const turn of turns) {
    if (turn.kind === 'rotate') {
      clockwise -= turn.degreesCounterClockwise
    } else {
      // A flip after a rotation is the mirror first and the rotation backwards; top to bottom adds
      // half a turn.
      mirrored = !mirrored
      clockwise = (turn.direction === 'vertical' ? 180 : 0) - clockwise
    }
  }
  const degrees = ((clockwise % 360) + 360) % 360
  return BY_TURN[mirrored ? 'mirrored' : 'plain'][degrees] ?? 1
}
