import { randomInt } from 'node:crypto'

/** Beyond it somebody has placed files so that they are in the way: chance finds one sooner. */
const MOST_COUNTED = 2 ** 20
/** `randomInt` takes no more. */
const MOST = 2 ** 47

/**
 * Finds a number above `from` that is free: the one behind the last, where they were given one
 * after the other. It asks in steps that double, then halves the last one, so that 10,000 numbers
 * take 27 questions.
 * @param isTaken whether a number is; also asked for larger ones
 */
export async function freeNumber(
  from: number,
  isTaken: (number: number) => boolean | Promise<boolean>,
): Promise<number> {
  let taken = from
  let free = from + 1
  for (let step = 2; await isTaken(free); step *= 2) {
    if (step > MOST_COUNTED) return randomInt(MOST_COUNTED, MOST)
    taken = free
    free = from + step
  }
  while (free - taken > 1) {
    const middle = Math.floor((taken + free) / 2)
    if (await isTaken(middle)) taken = middle
    else free = middle
  }
  return free
}
