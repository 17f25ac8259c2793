const DAY = 24 * 60 * 60 * 1000

/** From so many days on, in this unit. */
const UNITS = [
  [730, 365.25, 'year'],
  [60, 30.44, 'month'],
  [14, 7, 'week'],
  [0, 1, 'day'],
] as const

/**
 * How long ago something was, in words: "today", "3 months ago".
 * @param since milliseconds since 1970
 * @returns null where this computer's clock is behind
 */
export function ageOf(since: number, now: number, locale: string): string | null {
  const days = (now - since) / DAY
  const found = UNITS.find(([from]) => days >= from)
  if (found === undefined) return null
  const [, length, unit] = found
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  return words.format(-Math.floor(days / length), unit)
}
