/** How often a turn may come. */
export interface PaceOptions {
  perSecond: number
  /** Turns that may come at once, after a rest. */
  burst: number
  /** Monotonic clock, milliseconds. */
  elapsed(): number
}

/**
 * Lets work go on no faster than a pace (a token bucket), in an order that is fair to the owners
 * ("start-time fair queuing", Goyal, Vin and Cheng 1997): who asks seldom does not wait for all
 * that others have waiting, and nobody waits longer than until each of these had a turn.
 */
export interface Pace {
  /**
   * Calls `work` when its turn comes: at once where nobody waits.
   * @returns forgets it, where it still waits
   */
  turn(owner: object, work: () => void): () => void
  /** Takes so many turns away: what has cost as much as these. */
  charge(turns: number): void
  /** Forgets the work of this owner that waits. */
  forget(owner: object): void
  /** How much work waits. */
  waiting(): number
}

/** Turns are given in steps of this length, milliseconds: one timer, however many wait. */
const STEP_MS = 10
/** Turns in one step. More would be a long stretch of work. */
const MOST_IN_A_STEP = 8

export function createPace({ perSecond, burst, elapsed }: PaceOptions): Pace {
  /** Sorted by `start`; of equal ones the first to come is the first. */
  const queue: { owner: object; start: number; work(): void }[] = []
  /** Where each owner's next turn starts at the earliest. */
  const starts = new WeakMap<object, number>()
  /** The time by which turns start: it goes on by one when each who waits had one. */
  let virtualTime = 0
  let credit = burst
  let countedAt = elapsed()
  let left = MOST_IN_A_STEP
  let timer: NodeJS.Timeout | null = null

  function giveTurns(): void {
    const now = elapsed()
    credit = Math.min(burst, credit + ((now - countedAt) * perSecond) / 1000)
    countedAt = now
    while (credit >= 1 && left > 0) {
      const waiting = queue.length
      const next = queue.shift()
      if (next === undefined) break
      credit -= 1
      left -= 1
      virtualTime += 1 / waiting
      next.work()
    }
    const isResting = queue.length === 0 && left === MOST_IN_A_STEP
    if (timer === null && !isResting) timer = setTimeout(nextStep, STEP_MS)
  }
  function nextStep(): void {
    timer = null
    left = MOST_IN_A_STEP
    giveTurns()
  }

  return {
    turn(owner, work) {
      const start = Math.max(virtualTime, starts.get(owner) ?? 0)
      starts.set(owner, start + 1)
      let at = queue.length
      while (at > 0 && (queue[at - 1]?.start ?? 0) > start) at -= 1
      const mine = { owner, start, work }
      queue.splice(at, 0, mine)
      giveTurns()
      return () => {
        const place = queue.indexOf(mine)
        if (place >= 0) queue.splice(place, 1)
      }
    },
    charge(turns) {
      credit -= turns
    },
    forget(owner) {
      const others = queue.filter((each) => each.owner !== owner)
      if (others.length < queue.length) queue.splice(0, queue.length, ...others)
    },
    waiting: () => queue.length,
  }
}
