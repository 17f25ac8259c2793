import { type ByteSource, textOf } from './byte-source'

/** A box of ISO/IEC 14496-12, 4.2. */
export interface Box {
  type: string
  at: number
  /**
   * Where its content begins, and where it ends: perhaps behind the end of a file that is cut
   * short.
   */
  dataAt: number
  end: number
}

const MOST_BOXES = 10_000

/**
 * The boxes that follow each other there, in the order in which they stand. Only their headers are
 * read. A size of 1 says that 64 bits follow the type, 0 that the box reaches to the end.
 */
export function* boxesIn(source: ByteSource, from = 0, to = source.length): Generator<Box> {
  let at = from
  for (let count = 0; count < MOST_BOXES && at + 8 <= to; count++) {
    const head = source.at(at, 8)
    if (head === null) return
    const size = head.getUint32(0)
    const large = size === 1 ? source.at(at + 8, 8) : null
    if (size === 1 && large === null) return
    const dataAt = at + (large === null ? 8 : 16)
    const end = large ? at + Number(large.getBigUint64(0)) : size === 0 ? to : at + size
    if (end < dataAt) return
    yield { type: textOf(head).slice(4), at, dataAt, end }
    at = end
  }
}

/** The first box of that type there; null where there is none in reach. */
export function findBox(
  source: ByteSource,
  type: string,
  { dataAt, end }: Pick<Box, 'dataAt' | 'end'> = { dataAt: 0, end: source.length },
): Box | null {
  for (const box of boxesIn(source, dataAt, Math.min(end, source.length)))
    if (box.type === type) return box
  return null
}
