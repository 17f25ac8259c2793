import { createBoundedMap } from '../base/bounded-map'
import type { Clock } from '../base/clock'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Wrong tries in all after which typing closes. */
const MOST_WRONG = 50
/** After so long without a wrong try they are counted from the start, milliseconds. */
const QUIET_MS = DAY_MS
/** Typing closes for 1, 2, 4... minutes, at most for this long, milliseconds. */
const LONGEST_CLOSED_MS = HOUR_MS
/** After so long without a closing the next one is short again, milliseconds. */
const PEACE_MS = DAY_MS

/** Wrong tries of one source: a class of thirty behind one address may each be wrong once. */
const MOST_WRONG_OF_ONE = 40
/** They are forgotten after so long without another, milliseconds. */
const OF_ONE_MS = 10 * MINUTE_MS
/** Forgetting a source gives it no more than others have: those in all count on. */
const MOST_SOURCES = 256

/** Who may type the six digits, which are few enough to be guessed. */
export interface Tries {
  /** Why digits from this source are not even compared; null: they may be. */
  refusal(source: string): 'TYPING_CLOSED' | 'TOO_MANY_TRIES' | null
  wasWrong(source: string): void
  /**
   * Who knows the digits is no guesser: the wrong tries of its source are forgiven, and one of
   * those in all, so that the mistakes of many days close nothing.
   */
  wasRight(source: string): void
  /** When typing opens again, milliseconds since 1970; null while it is open. */
  opensAt(): number | null
  /** Opens typing at once: the person at the computer wants it. */
  open(): void
  close(): void
}

/**
 * Counts wrong digits, in all and for each source. The count in all is one number, so that neither
 * many addresses nor anything else makes it forget.
 * @param onClosed typing closes: the digits have to change, for some of the wrong ones are known
 * @param onOpened typing is open again
 */
export function createTries(
  { now, elapsed }: Clock,
  onClosed: () => void,
  onOpened: () => void,
): Tries {
  const wrongOf = createBoundedMap<number>({ most: MOST_SOURCES, maxAgeMs: OF_ONE_MS, elapsed })
  let inAll = 0
  let wrongAt = Number.NEGATIVE_INFINITY
  let closings = 0
  let closedAt = Number.NEGATIVE_INFINITY
  let opensAt: number | null = null
  let opening: NodeJS.Timeout | undefined

  function closeTyping(): void {
    closings = elapsed() - closedAt > PEACE_MS ? 1 : closings + 1
    closedAt = elapsed()
    const closedMs = Math.min(LONGEST_CLOSED_MS, MINUTE_MS * 2 ** (closings - 1))
    opensAt = now() + closedMs
    opening = setTimeout(open, closedMs).unref()
    onClosed()
  }
  function open(): void {
    if (opensAt === null) return
    clearTimeout(opening)
    opensAt = null
    inAll = 0
    wrongOf.clear()
    onOpened()
  }

  /** A computer that slept has missed the end: its timers stood still. */
  function whenOpen(): number | null {
    if (opensAt !== null && now() >= opensAt) open()
    return opensAt
  }

  return {
    refusal(source) {
      if (whenOpen() !== null) return 'TYPING_CLOSED'
      return (wrongOf.get(source) ?? 0) >= MOST_WRONG_OF_ONE ? 'TOO_MANY_TRIES' : null
    },
    wasWrong(source) {
      if (elapsed() - wrongAt > QUIET_MS) inAll = 0
      wrongAt = elapsed()
      inAll += 1
      wrongOf.set(source, (wrongOf.get(source) ?? 0) + 1, source)
      if (inAll >= MOST_WRONG) closeTyping()
    },
    wasRight(source) {
      wrongOf.delete(source)
      inAll = Math.max(0, inAll - 1)
    },
    opensAt: whenOpen,
    open,
    close() {
      clearTimeout(opening)
      wrongOf.clear()
    },
  }
}
