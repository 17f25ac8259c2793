/** How often a turn may come. */
export interface PaceOptions {
  perSecond: number
  /** Turns that may come at once, after a rest. */
  burst: number
  /** Monotonic clock, milliseconds. */
  elapsed(): number
}

/** Lets work go on in the order in which it came, no faster than a pace (a token bucket). */
export interface Pace {
  /** Calls `work` when its turn comes: at once where nobody waits. */
  turn(owner: object, work: () => void): void
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
  const queue = new Set<{ owner: object; work(): void }>()
  let credit = burst
  let countedAt = elapsed()
  let left = MOST_IN_A_STEP
  let timer: NodeJS.Timeout | null = null

  function giveTurns(): void {
    const now = elapsed()
    credit = Math.min(burst, credit + ((now - countedAt) * perSecond) / 1000)
    countedAt = now
    for (const next of queue) {
      if (credit < 1 || left === 0) break
      credit -= 1
      left -= 1
      queue.delete(next)
      next.work()
    }
    const isResting = queue.size === 0 && left === MOST_IN_A_STEP
    if (timer === null && !isResting) timer = setTimeout(nextStep, STEP_MS)
  }
  function nextStep(): void {
    timer = null
    left = MOST_IN_A_STEP
    giveTurns()
  }

  return {
    turn(owner, work) {
      queue.add({ owner, work })
      giveTurns()
    },
    charge(turns) {
      credit -= turns
    },
    forget(owner) {
      for (const each of queue) if (each.owner === owner) queue.delete(each)
    },
    waiting: () => queue.size,
  }
}
