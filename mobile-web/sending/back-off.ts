const FIRST_MS = 500
const LONGEST_MS = 15_000

/**
 * How long to wait before the next try, milliseconds: 0.5, 1, 2, 4, 8, then 15 s, each by up to a fifth shorter
 * or longer, so that thirty phones that lost the same Wi-Fi do not all come back at once.
 * @param failures tries that failed in a row, at least 1
 * @param chance a random number from 0 to 1
 */
export function backOff(failures: number, chance: number): number {
  const base = Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS)
  return base * (0.8 + 0.4 * chance)
}
