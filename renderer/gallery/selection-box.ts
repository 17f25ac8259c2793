import type { Layout } from './layout'
import { visibleBands } from './visible-bands'

/** A point or a rectangle on the gallery's paper, CSS pixels from its top left corner. */
export interface Point {
  x: number
  y: number
}

export interface Box extends Point {
  width: number
  height: number
}

/** The rectangle between two corners, whichever they are. */
export function boxBetween(a: Point, b: Point): Box {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  }
}

/** The photos that a box touches, in the order of the gallery, drawn or not. */
export function photosIn({ sections }: Layout, box: Box): string[] {
  const bottom = box.y + box.height
  return visibleBands(sections, box.y, bottom).flatMap(({ y, rows }) =>
    visibleBands(rows, box.y - y, bottom - y)
      .flatMap((row) => row.tiles)
      .filter(({ x, width }) => x <= box.x + box.width && x + width >= box.x)
      .map(({ tile }) => tile.id),
  )
}
