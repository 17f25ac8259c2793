/** Two clocks, because a person or the network may set the date at any moment. */
export interface Clock {
  /** The date, milliseconds since 1970. It may jump in both directions. */
  now(): number
  /** Milliseconds since some moment. It only goes on, so it is what waiting is measured with. */
  elapsed(): number
}

export const systemClock: Clock = { now: Date.now, elapsed: () => performance.now() }

export const DAY_MS = 24 * 60 * 60 * 1000
/** Cameras with a clock are younger than this, and dates before it do not exist on FAT. */
const EARLIEST = Date.UTC(1980, 0, 1)

/**
 * Whether a device's clock may have been right when it told that time: not
 * before 1980, and at most a day ahead. Milliseconds since 1970.
 */
export const isPlausibleTime = (time: number, now: number): boolean =>
  time >= EARLIEST && time <= now + DAY_MS
