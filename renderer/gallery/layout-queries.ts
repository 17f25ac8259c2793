import { MOST_IN_VIEWPORT } from '../../contract/bridge'
import type { TextDirection } from '../../contract/language'
import { stepOf } from '../ui/hooks'
import type { Layout, PositionedTile } from './layout'

interface Band {
  y: number
  height: number
}

/**
 * The bands, one below the other, that touch the stretch from `top` to `bottom`. A binary search,
 * so thousands of rows cost nothing.
 */
export function visibleBands<T extends Band>(
  bands: readonly T[],
  top: number,
  bottom: number,
): T[] {
  const first = lowest(bands, (band) => band.y + band.height >= top)
  const behind = lowest(bands, (band) => band.y > bottom)
  return bands.slice(first, behind)
}

/**
 * These bands and another one, from top to bottom: an element that holds the focus would lose it if
 * it moved among its neighbours.
 */
export const withBand = <T extends Band>(
  bands: readonly T[],
  other: T | undefined,
): readonly T[] =>
  !other || bands.includes(other) ? bands : [...bands, other].sort((a, b) => a.y - b.y)

/** The lowest index from which on `holds` is true. */
function lowest<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (item !== undefined && holds(item)) high = middle
    else low = middle + 1
  }
  return low
}

/** The tile with this id, with `y` from the top of the gallery; null when it is not there. */
export function positionOf({ sections }: Layout, id: string): PositionedTile | null {
  for (const section of sections) {
    for (const row of section.rows) {
      const positioned = row.tiles.find(({ tile }) => tile.id === id)
      if (positioned) return { ...positioned, y: section.y + positioned.y }
    }
  }
  return null
}

/** The first tile of the first row that ends below `y`; null below the last row. */
export function firstBelow({ sections }: Layout, y: number): PositionedTile | null {
  for (const section of sections) {
    if (section.y + section.height <= y) continue
    const row = section.rows.find((row) => section.y + row.y + row.height > y)
    const positioned = row?.tiles[0]
    if (positioned) return { ...positioned, y: section.y + positioned.y }
  }
  return null
}

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End'

export const isDirection = (key: string): key is Direction =>
  ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(key)

/** The tile that an arrow key leads to, across rows and days; null where there is none. */
export function neighbour(
  { sections }: Layout,
  id: string,
  direction: Direction,
  reading: TextDirection = 'ltr',
): string | null {
  const rows = sections.flatMap((section) => section.rows)
  const rowAt = rows.findIndex((row) => row.tiles.some(({ tile }) => tile.id === id))
  const row = rows[rowAt]?.tiles ?? []
  const at = row.findIndex(({ tile }) => tile.id === id)
  const here = row[at]
  if (!here) return null
  const next = (): PositionedTile | null | undefined => {
    switch (direction) {
      case 'ArrowLeft':
      case 'ArrowRight':
        return stepOf(direction, reading) < 0
          ? (row[at - 1] ?? rows[rowAt - 1]?.tiles.at(-1))
          : (row[at + 1] ?? rows[rowAt + 1]?.tiles[0])
      case 'ArrowUp':
        return nearest(rows[rowAt - 1]?.tiles ?? [], here)
      case 'ArrowDown':
        return nearest(rows[rowAt + 1]?.tiles ?? [], here)
      case 'Home':
        return rows[0]?.tiles[0]
      case 'End':
        return rows.at(-1)?.tiles.at(-1)
    }
  }
  return next()?.tile.id ?? null
}

const middle = ({ x, width }: PositionedTile): number => x + width / 2

function nearest(tiles: readonly PositionedTile[], to: PositionedTile): PositionedTile | null {
  let best: PositionedTile | null = null
  for (const tile of tiles) {
    const away = Math.abs(middle(tile) - middle(to))
    if (best === null || away < Math.abs(middle(best) - middle(to))) best = tile
  }
  return best
}

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

/**
 * The photos drawn at this scroll position: first the screen from top to bottom, then one screen
 * below, then one above.
 * @param top scroll offset, CSS pixels
 * @returns their ids
 */
export function nearestFirst(layout: Layout, top: number, height: number): string[] {
  const screen = (y: number) =>
    photosIn(layout, { x: 0, y, width: Number.POSITIVE_INFINITY, height })
  const ids = new Set([top, top + height, top - height].flatMap(screen))
  return [...ids].slice(0, MOST_IN_VIEWPORT)
}
