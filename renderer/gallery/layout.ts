import type { TextDirection } from '../../contract/language'
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

/**
 * Positions every tile. A pure function of tiles, width, zoom and reading direction, so the same
 * photos always lie at the same position.
 */
export function layOut(
  groups: readonly Group[],
  width: number,
  zoom = 0,
  reading: TextDirection = 'ltr',
): Layout {
  let y = 0
  const sections = groups.map((group): Section => {
    const space = { width, height: wantedRowHeight(width, zoom), gap: GAP }
    const rows = positionRows(group.tiles, space, reading)
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
): PositionedRow[] {
  let y = HEADING
  return justifiedRows(tiles.map(shapeOf), space).map(({ height, tiles: row }) => {
    const positioned = row.flatMap(({ at, x: fromStart, width }) => {
      const tile = tiles[at]
      const x = reading === 'rtl' ? space.width - fromStart - width : fromStart
      return tile ? [{ tile, x, y, width, height }] : []
    })
    const result = { y, height, tiles: positioned }
    y += height + GAP
    return result
  })
}
