/** How large thumbnails are: steps of a quarter around the size that suits the window, which is 0. */
export const SMALLEST = -2
export const LARGEST = 4

/** So many steps larger, or smaller, as far as they go. */
export function zoomed(zoom: number, by: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, zoom + by))
}

export const isZoom = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && zoomed(value, 0) === value

const STEP = 1.25
/** The size in pixels on an upright photo needs this much, CSS pixels. */
const LOWEST_ROW = 112

/** What the height of rows should be near to in a gallery so wide, CSS pixels: at 0 about five landscape photos a row. */
export function wantedRowHeight(width: number, zoom: number): number {
  const usual = Math.min(240, Math.max(152, width / 5.5))
  return Math.round(
    Math.min(Math.max(LOWEST_ROW, usual * STEP ** zoom), Math.max(152, width / 1.5)),
  )
}
