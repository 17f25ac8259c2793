/** Which bytes of a file were sent, whatever the order and however often. */
export interface ByteRanges {
  /** @param start the first byte @param end the byte behind the last one */
  add(start: number, end: number): void
  /** Bytes sent, each counted once. */
  bytes(): number
  /** In order, apart from each other. */
  list(): readonly ByteRange[]
}

type ByteRange = [start: number, end: number]

/** Ranges kept at most. No browser fetches a file in more pieces that stay apart. */
const MOST_RANGES = 64

export function createByteRanges(known: readonly ByteRange[] = []): ByteRanges {
  let ranges = [...known]

  return {
    add(start, end) {
      if (end <= start) return
      const apart = ranges.filter(([from, to]) => to < start || from > end)
      const joined = ranges.filter(([from, to]) => to >= start && from <= end)
      const from = Math.min(start, ...joined.map(([each]) => each))
      const to = Math.max(end, ...joined.map(([, each]) => each))
      // One too many is left out: it may be fetched once more.
      if (joined.length === 0 && ranges.length >= MOST_RANGES) return
      ranges = [...apart, [from, to] as ByteRange].sort(([a], [b]) => a - b)
    },
    bytes: () => ranges.reduce((sum, [start, end]) => sum + end - start, 0),
    list: () => ranges,
  }
}
