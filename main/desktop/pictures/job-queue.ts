import type { DecodeJob } from '../../../contract/thumbnailer'
import type { InnerPicture } from '../../image/inner-picture'

/** One picture to make, and from what. */
export interface Work {
  job: Omit<DecodeJob, 'number'>
  /** What to decode instead of the photo's file; null for the file. */
  inner: InnerPicture | null
  /** The time that its decoder gets, milliseconds. */
  limitMs: number
  /** Everything else goes first, wherever the person looks. */
  isLast: boolean
}

/**
 * `impossible`: no picture can be made of this photo.
 * `dropped`: the photo left the viewport while others were waiting.
 * `late`: its decoder had not answered in time, which a busy computer can be the reason of.
 */
export type Decoded = Uint8Array | 'impossible' | 'dropped' | 'late'

interface Entry {
  work: Work
  number: number
  /** How often the thumbnailer was lost while it worked on this job. */
  losses: number
  done(picture: Decoded): void
}

/** Work that has been handed out. */
export type CurrentWork = Work & { number: number }

/**
 * The jobs of a thumbnailer: the viewport first, then the newest. One at a time, so that a crash
 * has exactly one suspect.
 */
export interface JobQueue {
  decode(work: Work): Promise<Decoded>
  /** The photos on the screen, the nearest first. Of all others only the newest few stay queued. */
  setViewport(photoIds: readonly string[]): void
  /** The next job, as soon as there is one. */
  next(): Promise<DecodeJob>
  /** Ends the current job; any other number is ignored. */
  finish(number: number, picture: Uint8Array | null): void
  current(): CurrentWork | null
  isEmpty(): boolean
  /**
   * The thumbnailer is gone. Where it crashed, its job is tried once more, then given up; where it
   * was ended because its time was over, the job is `late`.
   */
  lost(why?: 'crash' | 'late'): void
  /** No thumbnailer will come: every job is given up. */
  abandon(): void
}

const LOSSES_TOO_MANY = 2
/** Jobs outside the viewport: most were scrolled past, the last few may come into view. */
const MOST_OUTSIDE = 64

export function createJobQueue(): JobQueue {
  const waiting: Entry[] = []
  let current: Entry | null = null
  let taker: ((job: DecodeJob) => void) | null = null
  let lastNumber = 0
  let viewport = new Map<string, number>()
  const nearness = ({ work }: Entry) => viewport.get(work.job.photoId) ?? Number.POSITIVE_INFINITY
  const isBefore = (one: Entry, other: Entry) =>
    one.work.isLast === other.work.isLast ? nearness(one) <= nearness(other) : other.work.isLast

  /** The nearest; of equally near ones the newest. */
  function takeNext(): Entry | null {
    let next = 0
    for (const [at, entry] of waiting.entries()) {
      const best = waiting[next]
      if (best && isBefore(entry, best)) next = at
    }
    return waiting.splice(next, 1)[0] ?? null
  }

  function dropOutside(): void {
    const outside = waiting.filter(({ work }) => !viewport.has(work.job.photoId))
    for (const entry of outside.slice(0, -MOST_OUTSIDE)) {
      waiting.splice(waiting.indexOf(entry), 1)
      entry.done('dropped')
    }
  }

  function hand(): void {
    if (!taker || current) return
    current = takeNext()
    if (!current) return
    taker({ ...current.work.job, number: current.number })
    taker = null
  }

  return {
    decode: (work) =>
      new Promise((done) => {
        lastNumber += 1
        waiting.push({ work, number: lastNumber, losses: 0, done })
        dropOutside()
        hand()
      }),

    setViewport(photoIds) {
      viewport = new Map(photoIds.map((id, at) => [id, at]))
      dropOutside()
    },

    next: () =>
      new Promise((take) => {
        taker = take
        hand()
      }),

    finish(number, picture) {
      if (current?.number !== number) return
      current.done(picture ?? 'impossible')
      current = null
      hand()
    },

    current: () => current && { ...current.work, number: current.number },
    isEmpty: () => !current && waiting.length === 0,

    lost(why = 'crash') {
      taker = null
      if (!current) return
      current.losses += 1
      if (why === 'late') current.done('late')
      else if (current.losses < LOSSES_TOO_MANY) waiting.push(current)
      else current.done('impossible')
      current = null
    },

    abandon() {
      for (const entry of waiting.splice(0)) entry.done('impossible')
      current?.done('impossible')
      current = null
    },
  }
}
