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
 * Arranges shapes (width divided by height) in rows of one height each that fill the width. Rows
 * close from the last shape to the first: new photos come in at the front, so they change the first
 * row alone.
 * @returns rows from first to last, in whole pixels, so that every row ends at the same edge.
 */
export function justifiedRows(shapes: readonly number[], space: RowSpace): JustifiedRow[] {
  const rows: JustifiedRow[] = []
  let end = shapes.length
  let sum = 0
  for (let start = end - 1; start >= 0; start -= 1) {
    const shape = shapes[start] ?? 1
    const without = heightOf(sum, end - start - 1, space)
    sum += shape
    const full = heightOf(sum, end - start, space)
    if (full > space.height) continue
    // The row is full with this shape; it may be nearer to the wanted height without it.
    const alone = end - start === 1
    if (!alone && without / space.height < space.height / full) {
      rows.push(row(shapes, start + 1, end, without, space))
      end = start + 1
      sum = shape
      if (heightOf(sum, 1, space) > space.height) continue
    }
    rows.push(row(shapes, start, end, heightOf(sum, end - start, space), space))
    end = start
    sum = 0
  }
  if (end > 0) {
    const full = heightOf(sum, end, space)
    rows.push(row(shapes, 0, end, full <= space.height * STRETCH ? full : space.height, space))
  }
  return rows.reverse()
}

/** The height at which these shapes fill the width. */
const heightOf = (sum: number, count: number, { width, gap }: RowSpace): number =>
  count === 0 ? Number.POSITIVE_INFINITY : (width - gap * (count - 1)) / sum

function row(
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
