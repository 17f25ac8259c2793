import type { DecodeJob } from '../../../contract/thumbnailer'

type Work = Omit<DecodeJob, 'number'>

/**
 * `impossible`: no picture can be made of this photo.
 * `dropped`: the photo left the viewport while others were waiting.
 */
export type Decoded = Uint8Array | 'impossible' | 'dropped'

interface Entry {
  job: DecodeJob
  /** How often the thumbnailer was lost while it worked on this job. */
  losses: number
  done(picture: Decoded): void
}

/**
 * The jobs of the thumbnailer: the viewport first, then the newest. One at a time, so that a crash
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
  current(): DecodeJob | null
  isEmpty(): boolean
  /** The thumbnailer is gone. Its job is tried once more, if that makes sense, then given up. */
  lost(another?: 'try' | 'no try'): void
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
  const nearness = ({ job }: Entry) => viewport.get(job.photoId) ?? Number.POSITIVE_INFINITY

  /** The nearest; of equally near ones the newest. */
  function takeNext(): Entry | null {
    let next = 0
    for (const [at, entry] of waiting.entries()) {
      const best = waiting[next]
      if (best && nearness(entry) <= nearness(best)) next = at
    }
    return waiting.splice(next, 1)[0] ?? null
  }

  function dropOutside(): void {
    const outside = waiting.filter(({ job }) => !viewport.has(job.photoId))
    for (const entry of outside.slice(0, -MOST_OUTSIDE)) {
      waiting.splice(waiting.indexOf(entry), 1)
      entry.done('dropped')
    }
  }

  function hand(): void {
    if (!taker || current) return
    current = takeNext()
    if (!current) return
    taker(current.job)
    taker = null
  }

  return {
    decode: (work) =>
      new Promise((done) => {
        lastNumber += 1
        waiting.push({ job: { ...work, number: lastNumber }, losses: 0, done })
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
      if (current?.job.number !== number) return
      current.done(picture ?? 'impossible')
      current = null
      hand()
    },

    current: () => current?.job ?? null,
    isEmpty: () => !current && waiting.length === 0,

    lost(another = 'try') {
      taker = null
      if (!current) return
      current.losses += 1
      if (another === 'try' && current.losses < LOSSES_TOO_MANY) waiting.push(current)
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
