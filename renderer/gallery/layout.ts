import type { TextDirection } from '../../contract/language'
import { BY_HAND } from '../../contract/photo'
import { shapeOf, type Tile } from '../state/tiles'
import { type Group, wantedRowHeight } from '../state/view'
import { justifiedRows, type RowSpace } from '../ui/justified-rows'

/**
 * A tile with its position: `x` from the left edge in every language, `y` from the top of its
 * section, CSS pixels.
 */
export interface PositionedTile {
  tile: Tile
  x: number
  y: number
  width: number
  height: number
}

export interface PositionedRow {
  y: number
  height: number
  tiles: readonly PositionedTile[]
}

/** One group with its heading; `y` counts from the top of the gallery. */
export interface Section {
  group: Group
  y: number
  height: number
  rows: readonly PositionedRow[]
}

export interface Layout {
  sections: readonly Section[]
  height: number
}

export const GAP = 8
const HEADING = 40
const BETWEEN_SECTIONS = 32

/** How the photos are laid out. */
export interface LayoutOptions {
  zoom?: number
  reading?: TextDirection
  /** Those that came after this stand in rows of their own, milliseconds since 1970. */
  since?: number
}

/** Whether a tile is one that came from a sender after this moment. */
export const isFresh = ({ at, sender }: Tile, since: number): boolean =>
  at > since && sender.id !== BY_HAND.id

/**
 * Positions every tile. A pure function, so the same photos always lie at the same position. The
 * rows of a day are filled from the newest; above them those that are coming in have rows of their
 * own, which grow at the front and leave all others as they are.
 * @param width CSS pixels
 */
export function layOut(
  groups: readonly Group[],
  width: number,
  { zoom = 0, reading = 'ltr', since = Number.POSITIVE_INFINITY }: LayoutOptions = {},
): Layout {
  let y = 0
  const sections = groups.map((group): Section => {
    const space = { width, height: wantedRowHeight(width, zoom), gap: GAP }
    const rows = positionRows(group.tiles, space, reading, since)
    const last = rows.at(-1)
    const section = { group, y, rows, height: last ? last.y + last.height : HEADING }
    y += section.height + BETWEEN_SECTIONS
    return section
  })
  return { sections, height: Math.max(0, y - BETWEEN_SECTIONS) }
}

function positionRows(
  tiles: readonly Tile[],
  space: RowSpace,
  reading: TextDirection,
  since: number,
): PositionedRow[] {
  const settled = tiles.findIndex((tile) => !isFresh(tile, since))
  const fresh = settled === -1 ? tiles.length : settled
  const shapes = tiles.map(shapeOf)
  const rows = [
    ...justifiedRows(shapes.slice(0, fresh), space, 'first'),
    ...justifiedRows(shapes.slice(fresh), space, 'last'),
  ]
  let y = HEADING
  let start = 0
  return rows.map(({ height, tiles: row }) => {
    const positioned = row.flatMap(({ x: fromStart, width }, at) => {
      const tile = tiles[start + at]
      const x = reading === 'rtl' ? space.width - fromStart - width : fromStart
      return tile ? [{ tile, x, y, width, height }] : []
    })
    const result = { y, height, tiles: positioned }
    y += height + GAP
    start += row.length
    return result
  })
}
