import { createByteRanges } from './byte-ranges'

/**
 * What a phone has of a file, which it may fetch in several requests: probes, resumed downloads,
 * pieces side by side. All numbers are bytes; an end is the byte behind the last one.
 */
export interface FetchProgress {
  /** A request asks from here on. Where it resumes a broken one, what came before it is there. */
  resume(start: number): void
  /** So far a request has sent this. */
  sent(start: number, end: number): void
  /** A request is over. @param hasArrived whether the phone has taken all that was sent */
  ended(start: number, end: number, hasArrived: boolean): void
  /** Sent at least once. */
  bytesSent(): number
  /** Whether the phone has every byte. */
  isWhole(): boolean
}

/** Broken requests remembered; a phone resumes the last one. */
const MOST_BROKEN = 16

export function createFetchProgress(bytes: number): FetchProgress {
  const sent = createByteRanges()
  const arrived = createByteRanges()
  let broken: [start: number, end: number][] = []
  let hasArrivedOnce = false

  return {
    resume(at) {
      for (const [start, end] of broken) if (at > start && at <= end) arrived.add(start, at)
    },
    sent: sent.add,
    ended(start, end, hasArrived) {
      if (!hasArrived) {
        broken = [...broken.slice(1 - MOST_BROKEN), [start, end]]
        return
      }
      hasArrivedOnce = true
      arrived.add(start, end)
    },
    bytesSent: sent.bytes,
    isWhole: () => hasArrivedOnce && arrived.bytes() === bytes,
  }
}
