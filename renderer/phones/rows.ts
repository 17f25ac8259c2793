/** CSS pixels from one row to the next, as in the styles. */
const ROW = 52
/** Between two rows; none is below the last. */
const GAP = 12
/** The same where not every phone has a row of its own. */
const DENSE_ROW = 44
/** Two small phones beside each other. */
const SMALL_ROW = 30

/** The list of phones as it fits into a height. */
export interface Rows<T> {
  /** Each with what it is doing, the first ones that fit. */
  long: readonly T[]
  /** By name alone, two beside each other. */
  small: readonly T[]
  /** Rows stand closer together. */
  isDense: boolean
}

/**
 * Gives each a row of its own where all fit, in their order. Else those that need a person come
 * first, and as many have one as leave the others a small place.
 * @param height CSS pixels
 * @param isLong has more to say than a small place has room for
 * @param needsPerson what should be seen of it
 */
export function rowsIn<T>(
  all: readonly T[],
  height: number,
  { isLong, needsPerson }: Record<'isLong' | 'needsPerson', (each: T) => boolean>,
): Rows<T> {
  if (all.length * ROW - GAP <= height) return { long: all, small: [], isDense: false }
  const rank = (each: T) => (isLong(each) ? 0 : needsPerson(each) ? 1 : 2)
  const sorted = all.toSorted((a, b) => rank(a) - rank(b))
  const must = sorted.filter(isLong).length
  let long = must
  while (long < sorted.length && heightOf(long + 1, sorted.length) <= height) long += 1
  return { long: sorted.slice(0, long), small: sorted.slice(long), isDense: true }
}

const heightOf = (long: number, all: number): number =>
  long * DENSE_ROW + Math.ceil((all - long) / 2) * SMALL_ROW

/** What so many need at least, with room for one that is opened, CSS pixels. */
export const leastHeight = (count: number): number =>
  Math.max(0, Math.min(count * ROW - GAP, heightOf(Math.min(count, 1), count)))
