import { createByteRanges } from './byte-ranges'

/**
 * How a request ended: the phone took all that was sent; or it left before, as a download manager
 * does where it meets its next piece; or the line was cut, by this side or because nothing came.
 */
export type FetchEnd = 'taken' | 'left' | 'cut'

/**
 * What a phone has of a file, which it may fetch in several requests: probes, resumed downloads,
 * pieces side by side. All numbers are bytes; an end is the byte behind the last one.
 */
export interface FetchProgress {
  /** A request asks from here on. Where it resumes a broken one, what came before it is there. */
  resume(start: number): void
  /** So far a request has sent this. */
  sent(start: number, end: number): void
  /** A request is over. */
  ended(start: number, end: number, how: FetchEnd): void
  /** Sent at least once. */
  bytesSent(): number
  /** Whether the phone has every byte. */
  isWhole(): boolean
  /**
   * Whether it has, if each request that it left had met the piece of another one. Nothing but its
   * silence tells that from a request that really broke there.
   */
  mayBeWhole(): boolean
}

/** Broken requests remembered; a phone resumes the last one. */
const MOST_BROKEN = 16
/** Pieces remembered; no download manager asks for as many. */
const MOST_PIECES = 64

type Piece = [start: number, end: number]

export function createFetchProgress(bytes: number): FetchProgress {
  const sent = createByteRanges()
  const arrived = createByteRanges()
  let broken: Piece[] = []
  let left: Piece[] = []
  /** Where those began that were taken, or resumed. */
  let taken: number[] = []
  let hasArrivedOnce = false

  const remember = (start: number) => {
    taken = [...taken.slice(1 - MOST_PIECES), start]
  }

  return {
    resume(at) {
      for (const [start, end] of broken) if (at > start && at <= end) arrived.add(start, at)
      const resumed = left.filter(([start, end]) => at >= start && at < end)
      left = left.filter((each) => !resumed.includes(each))
      for (const [start] of resumed) if (at > start) remember(start)
    },
    sent: sent.add,
    ended(start, end, how) {
      if (how === 'taken') {
        hasArrivedOnce = true
        remember(start)
        arrived.add(start, end)
        return
      }
      broken = [...broken.slice(1 - MOST_BROKEN), [start, end]]
      if (how === 'left') left = [...left.slice(1 - MOST_PIECES), [start, end]]
    },
    bytesSent: sent.bytes,
    isWhole: () => hasArrivedOnce && arrived.bytes() === bytes,
    mayBeWhole() {
      const all = createByteRanges(arrived.list())
      const starts = [...taken]
      // From the last one on: each may have met one that was taken or has met another.
      for (const [start, end] of left.toSorted(([a], [b]) => b - a)) {
        const next = Math.min(...starts.filter((each) => each > start && each <= end))
        if (!Number.isFinite(next)) continue
        all.add(start, next)
        starts.push(start)
      }
      return hasArrivedOnce && all.bytes() === bytes
    },
  }
}
