import type { Totals } from '../sending/totals'

const DONE = [40]
const TROUBLE = [40, 80, 40]

/** What the phone lets the hand feel when the totals change, in milliseconds on and off: the end, and trouble that needs a person. */
export function buzzOf(before: Totals, after: Totals): number[] | null {
  if (after.failed > before.failed || (after.error && after.error !== before.error)) return TROUBLE
  return before.open > 0 && after.open === 0 && after.saved > 0 ? DONE : null
}
