/** Midnight of that day here. @param at milliseconds since 1970, as what is returned */
export function startOfDay(at: number): number {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

/** The start of a later or earlier day; not 24 hours, for the two days a year of 23 or 25. */
export function dayAfter(day: number, days: number): number {
  const date = new Date(day)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime()
}

/** A day as one number that sorts: 20261129. @param at milliseconds since 1970 */
export function dayNumber(at: number): number {
  const date = new Date(at)
  return date.getFullYear() * 10_000 + (date.getMonth() + 1) * 100 + date.getDate()
}
