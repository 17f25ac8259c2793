import type { Size } from '../../contract/photo'
import { justifiedRows } from '../ui/justified-rows'

/** A position on the wall, CSS pixels from the corner where reading begins. */
export interface Box extends Size {
  x: number
  y: number
}

export interface WallLayout {
  /** Of the newest photo. */
  newest: Box
  /** Below the newest: who sent it, and its size. */
  captionY: number
  /** Of the earlier photos, as many as fit. */
  earlier: readonly Box[]
}

export const GAP = 8
/** For the words below the newest photo. */
export const CAPTION = 72
/** The share of the height that the newest photo keeps once there are others. */
const NEWEST_SHARE = 0.66
const MOST_ROWS = 3
/** Rows come out a little higher than asked for; asked for less, as many as are wanted fit. */
const ROW_SHARE = 0.9

/**
 * Lays out the wall: the newest photo large, the earlier ones in justified rows below. Rows are
 * computed over all photos and the first that fit are shown, so a new photo changes the first row
 * alone and photos leave by whole rows.
 * @param shapes width divided by height, newest first
 */
export function layOutWall(shapes: readonly number[], space: Size): WallLayout | null {
  const [newest, ...others] = shapes
  if (newest === undefined) return null
  const top = others.length === 0 ? space.height : Math.round(space.height * NEWEST_SHARE)
  const height = Math.max(1, top - CAPTION)
  const earlier = rowsIn(others, { width: space.width, height: space.height - top }, top)
  return { newest: contained(newest, { width: space.width, height }), captionY: height, earlier }
}

/** As large as fits, in the middle. */
function contained(shape: number, space: Size): Box {
  const width = Math.round(Math.min(space.width, space.height * shape))
  const height = Math.round(width / shape)
  const x = Math.round((space.width - width) / 2)
  return { x, y: Math.round((space.height - height) / 2), width, height }
}

/** Few photos in one row, more in two, many in three. */
function rowsIn(shapes: readonly number[], space: Size, top: number): Box[] {
  for (let count = 1; count <= MOST_ROWS; count += 1) {
    const height = ((space.height - GAP * (count - 1)) / count) * ROW_SHARE
    const rows = justifiedRows(shapes, { width: space.width, height, gap: GAP })
    if (rows.length > count && count < MOST_ROWS) continue
    let y = top
    return rows.flatMap((row) => {
      const at = y
      y += row.height + GAP
      if (at + row.height > top + space.height) return []
      const last = row.tiles.at(-1)
      // A row that is not full yet stands in the middle, as the newest does.
      const aside = last ? Math.round((space.width - last.x - last.width) / 2) : 0
      return row.tiles.map(({ x, width }) => ({ x: x + aside, y: at, width, height: row.height }))
    })
  }
  return []
}
