/** Two clocks, because a person or the network may set the date at any moment. */
export interface Clock {
  /** The date, milliseconds since 1970. It may jump in both directions. */
  now(): number
  /** Milliseconds since some moment. It only goes on, so it is what waiting is measured with. */
  elapsed(): number
}

export const systemClock: Clock = { now: Date.now, elapsed: () => performance.now() }
