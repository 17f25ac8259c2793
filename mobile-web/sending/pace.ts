import type { SendRequest } from './request'

/** The speed is the average over this time, milliseconds: long enough to be steady. */
const STRETCH_MS = 5000
/** No speed is known before this time, milliseconds: the first bytes only fill buffers. */
const FIRST_MS = 1000
/** Nor from fewer bytes before a stretch is over: one small photo in a second is no pace. */
const FIRST_BYTES = 100_000

/** How fast bytes leave the phone. */
export interface Pace {
  add(bytes: number): void
  /** Bytes per second; null while too little is known or nothing moves. */
  perSecond(): number | null
}

/** @param now monotonic clock, milliseconds */
export function createPace(now: () => number): Pace {
  let beganAt = now()
  let steps: { at: number; bytes: number }[] = []

  return {
    add(bytes) {
      const at = now()
      if (steps.length === 0) beganAt = at
      steps.push({ at, bytes })
      if (steps.length > 500) forgetOld(at)
    },
    perSecond() {
      const at = now()
      forgetOld(at)
      const ms = Math.min(at - beganAt, STRETCH_MS)
      const bytes = steps.reduce((sum, step) => sum + step.bytes, 0)
      const isEarly = ms < FIRST_MS || (ms < STRETCH_MS && bytes < FIRST_BYTES)
      return isEarly || bytes === 0 ? null : (bytes * 1000) / ms
    },
  }

  function forgetOld(at: number): void {
    steps = steps.filter((step) => at - step.at < STRETCH_MS)
  }
}

/** What is known of the time left follows a change of the pace this slowly, milliseconds. */
const SLOWEST_MS = 20_000
/** At the beginning little is known, and it follows faster. */
const FASTEST_MS = 3000
/** What is told is never longer or shorter than the pace of now says by more than this factor. */
const MOST_OFF = 3

/**
 * Seconds that are left at a pace that jumps: they run down like a clock, and follow the pace by
 * and by. Null while the pace is unknown; then it begins anew, and also where there is more to do.
 * @param now monotonic clock, milliseconds
 */
export function createTimeLeft(now: () => number) {
  let begunAt = 0
  let toldAt = 0
  let endsAt: number | null = null
  let left = 0

  return (bytesLeft: number, perSecond: number | null): number | null => {
    const at = now()
    const hasMore = bytesLeft > left
    left = bytesLeft
    if (perSecond === null) {
      endsAt = null
      return null
    }
    const ms = (bytesLeft * 1000) / perSecond
    const estimate = at + ms
    if (endsAt === null || hasMore) {
      begunAt = at
      endsAt = estimate
    }
    const slowness = Math.min(Math.max(at - begunAt, FASTEST_MS), SLOWEST_MS)
    endsAt += (estimate - endsAt) * (1 - Math.exp((toldAt - at) / slowness))
    endsAt = Math.min(Math.max(endsAt, at + ms / MOST_OFF), at + ms * MOST_OFF)
    toldAt = at
    return Math.max(0, endsAt - at) / 1000
  }
}

/** Wraps `send` and adds every sent byte to the pace. */
export function paced(send: SendRequest, pace: Pace): SendRequest {
  return (request) => {
    let before = 0
    return send({
      ...request,
      onSent(bytes) {
        pace.add(bytes - before)
        before = bytes
        request.onSent(bytes)
      },
    })
  }
}
