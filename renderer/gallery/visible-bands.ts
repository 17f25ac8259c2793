interface Band {
  y: number
  height: number
}

/** The bands, lying one below the other, that touch the stretch from `top` to `bottom`; a binary search, so thousands of rows cost nothing. */
export function visibleBands<T extends Band>(
  bands: readonly T[],
  top: number,
  bottom: number,
): T[] {
  const first = lowest(bands, (band) => band.y + band.height >= top)
  const behind = lowest(bands, (band) => band.y > bottom)
  return bands.slice(first, behind)
}

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
