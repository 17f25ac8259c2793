import type { Size } from '../../contract/photo'
import { justifiedRows } from '../ui/justified-rows'

/** A position on the wall, CSS pixels from the corner where reading begins. */
export interface Box extends Size {
  x: number
  y: number
}

export interface WallLayout {
  /** Where the large photo and its words stand. */
  stage: Box
  /** Of the earlier photos, as many as fit. */
  earlier: readonly Box[]
}

export const GAP = 8
/** For the words below the large photo. */
export const CAPTION = 72
/** The share of the width, or height, that the large photo keeps once there are others. */
const BESIDE_SHARE = 0.62
const ABOVE_SHARE = 0.66
/** Of a space that is wider than this the earlier photos take a side, of others the foot. */
const WIDE = 0.9
const MOST_ROWS = { beside: 6, below: 3 } as const
/** Rows come out a little higher than asked for; asked for less, as many as are wanted fit. */
const ROW_SHARE = 0.9

/**
 * Lays out the wall: one photo large, the earlier ones in justified rows beside it, or below it in
 * a space that is high. Where they stand depends on the space alone, so that nothing changes sides
 * when an upright photo follows a wide one. Rows are computed over all photos and the first that
 * fit are shown, so a new photo changes the first row alone and photos leave by whole rows.
 * @param shapes width divided by height, newest first; the first is the large one
 */
export function layOutWall(shapes: readonly number[], space: Size): WallLayout | null {
  if (shapes.length === 0) return null
  const others = shapes.slice(1)
  const { width, height } = space
  if (others.length === 0) return { stage: { x: 0, y: 0, width, height }, earlier: [] }
  if (width >= height * WIDE) {
    const x = Math.round(width * BESIDE_SHARE)
    const stage = { x: 0, y: 0, width: x - GAP, height }
    const side = { x, y: 0, width: width - x, height }
    return { stage, earlier: rowsIn(others, side, MOST_ROWS.beside) }
  }
  const y = Math.round(height * ABOVE_SHARE)
  const foot = { x: 0, y, width, height: height - y }
  const stage = { x: 0, y: 0, width, height: y }
  return { stage, earlier: rowsIn(others, foot, MOST_ROWS.below) }
}

/** A photo on the stage, as large as fits above its words, in the middle. */
export function onStage(shape: number, stage: Box): Box {
  const most = Math.max(1, stage.height - CAPTION)
  const width = Math.round(Math.min(stage.width, most * shape))
  const height = Math.round(width / shape)
  const x = stage.x + Math.round((stage.width - width) / 2)
  return { x, y: stage.y + Math.round((most - height) / 2), width, height }
}

/** Few photos in few high rows, more in more; what still does not fit is left out by whole rows. */
function rowsIn(shapes: readonly number[], space: Box, most: number): Box[] {
  for (let count = 1; ; count += 1) {
    const height = ((space.height - GAP * (count - 1)) / count) * ROW_SHARE
    const rows = justifiedRows(shapes, { width: space.width, height, gap: GAP }, 'first')
    const total = rows.reduce((sum, row) => sum + row.height + GAP, -GAP)
    if (total > space.height && count < most) continue
    let y = space.y + Math.max(0, Math.floor((space.height - total) / 2))
    return rows.flatMap((row) => {
      const at = y
      y += row.height + GAP
      if (at + row.height > space.y + space.height) return []
      const last = row.tiles.at(-1)
      // A row that is not full yet stands in the middle, as the large one does.
      const aside = last ? Math.round((space.width - last.x - last.width) / 2) : 0
      return row.tiles.map(({ x, width }) => ({
        ...{ x: space.x + x + aside, y: at, width, height: row.height },
      }))
    })
  }
}

/** So many photos on either side of the chosen one are enough to choose from. */
const NEARBY = 20

/** Those around the chosen one: hundreds of pictures in a strip would cost the wall its frames. */
export function nearby<Each>(tiles: readonly Each[], chosen: Each | null): readonly Each[] {
  const at = chosen ? tiles.indexOf(chosen) : 0
  const from = Math.max(0, Math.min(at - NEARBY, tiles.length - 2 * NEARBY))
  return tiles.slice(from, from + 2 * NEARBY)
}
