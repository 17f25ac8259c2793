export interface RowTile {
  /** Which of the shapes. */
  at: number
  x: number
  width: number
}

export interface JustifiedRow {
  height: number
  tiles: RowTile[]
}

export interface RowSpace {
  /** Of all rows, in CSS pixels. */
  width: number
  /** What the rows' heights should be near to, in CSS pixels. */
  height: number
  /** Between two tiles, in CSS pixels. */
  gap: number
}

/** An unfinished row that is nearly full is stretched up to this much to avoid a ragged edge. */
const STRETCH = 1.12

/**
 * Arranges shapes (width divided by height) in rows of one height each that fill the width, in
 * whole pixels, so that every row ends at the same edge.
 * @param ragged the row that takes what is left over and may end before the edge. `first`: photos
 *   that come in at the front change the first row alone. `last`: rows are filled as one reads.
 * @returns rows from first to last
 */
export function justifiedRows(
  shapes: readonly number[],
  space: RowSpace,
  ragged: 'first' | 'last',
): JustifiedRow[] {
  const rows = closeRows(ragged === 'last' ? shapes : shapes.toReversed(), space)
  if (ragged === 'first') rows.reverse()
  let start = 0
  return rows.map(({ count, height }) => {
    const made = positioned(shapes, start, start + count, height, space)
    start += count
    return made
  })
}

/** How many shapes a row takes from the first on, and how high it is. */
interface Row {
  count: number
  height: number
}

function closeRows(shapes: readonly number[], space: RowSpace): Row[] {
  const rows: Row[] = []
  let count = 0
  let sum = 0
  for (const shape of shapes) {
    const without = heightOf(sum, count, space)
    const full = heightOf(sum + shape, count + 1, space)
    sum += shape
    count += 1
    if (full > space.height) continue
    // The row is full with this shape; it may be nearer to the wanted height without it.
    if (count > 1 && without / space.height < space.height / full) {
      rows.push({ count: count - 1, height: without })
      count = 1
      sum = shape
      if (heightOf(sum, 1, space) > space.height) continue
    }
    rows.push({ count, height: heightOf(sum, count, space) })
    count = 0
    sum = 0
  }
  if (count > 0) {
    const full = heightOf(sum, count, space)
    rows.push({ count, height: full <= space.height * STRETCH ? full : space.height })
  }
  return rows
}

/** The height at which these shapes fill the width. */
const heightOf = (sum: number, count: number, { width, gap }: RowSpace): number =>
  count === 0 ? Number.POSITIVE_INFINITY : (width - gap * (count - 1)) / sum

function positioned(
  shapes: readonly number[],
  start: number,
  end: number,
  height: number,
  { gap }: RowSpace,
): JustifiedRow {
  const tiles: RowTile[] = []
  let edge = 0
  for (let at = start; at < end; at += 1) {
    const next = edge + (shapes[at] ?? 1) * height
    const x = Math.round(edge)
    tiles.push({ at, x, width: Math.round(next) - x })
    edge = next + gap
  }
  return { height: Math.round(height), tiles }
}
