/** The port that a person typed; null for none, undefined for what is no port. */
export function portOf(text: string): number | null | undefined {
  const typed = text.trim()
  if (typed === '') return null
  const port = /^\d{1,5}$/.test(typed) ? Number(typed) : 0
  return port >= 1 && port <= 65_535 ? port : undefined
}
