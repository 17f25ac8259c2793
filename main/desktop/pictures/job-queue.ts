import type { DarkroomOrder } from '../../../contract/darkroom'

type Work = Omit<DarkroomOrder, 'number'>

/** `impossible`: no picture can be made of this photo. `dropped`: nobody looks at it any more, and others were waiting. */
export type Developed = Uint8Array | 'impossible' | 'dropped'

interface Job {
  order: DarkroomOrder
  /** Times that the darkroom was lost while it worked on this order. */
  losses: number
  done(picture: Developed): void
}

/**
 * The line of orders in front of the darkroom: what is looked at first, then the newest. One at a time, so that a crash has exactly one suspect.
 */
export interface DarkroomLine {
  develop(work: Work): Promise<Developed>
  /** The photos that are looked at, from now on and the nearest first. Of all others only the newest few keep their place in the line. */
  lookAt(photoIds: readonly string[]): void
  /** The next order, as soon as there is one. */
  next(): Promise<DarkroomOrder>
  /** Ends the present order; a number that is not the present one is ignored. */
  deliver(number: number, picture: Uint8Array | null): void
  present(): DarkroomOrder | null
  isEmpty(): boolean
  /** The darkroom is gone. Its order is tried once more, then given up; at once where another try makes no sense. */
  lost(another?: 'try' | 'no try'): void
  /** No darkroom will come: every order is given up. */
  abandon(): void
}

const LOSSES_TOO_MANY = 2
/** Orders that nobody looks at. What was scrolled past is most of them; the next few may come into view any moment. */
const MOST_UNSEEN = 64

export function createDarkroomLine(): DarkroomLine {
  const waiting: Job[] = []
  let present: Job | null = null
  let taker: ((order: DarkroomOrder) => void) | null = null
  let lastNumber = 0
  let looked = new Map<string, number>()
  const nearness = ({ order }: Job) => looked.get(order.photoId) ?? Number.POSITIVE_INFINITY

  /** The nearest; of equally near ones the newest. */
  function takeNext(): Job | null {
    let next = 0
    for (const [at, job] of waiting.entries()) {
      const best = waiting[next]
      if (best && nearness(job) <= nearness(best)) next = at
    }
    return waiting.splice(next, 1)[0] ?? null
  }

  function dropUnseen(): void {
    const unseen = waiting.filter(({ order }) => !looked.has(order.photoId))
    for (const job of unseen.slice(0, -MOST_UNSEEN)) {
      waiting.splice(waiting.indexOf(job), 1)
      job.done('dropped')
    }
  }

  function hand(): void {
    if (!taker || present) return
    present = takeNext()
    if (!present) return
    taker(present.order)
    taker = null
  }

  return {
    develop: (work) =>
      new Promise((done) => {
        lastNumber += 1
        waiting.push({ order: { ...work, number: lastNumber }, losses: 0, done })
        dropUnseen()
        hand()
      }),

    lookAt(photoIds) {
      looked = new Map(photoIds.map((id, at) => [id, at]))
      dropUnseen()
    },

    next: () =>
      new Promise((take) => {
        taker = take
        hand()
      }),

    deliver(number, picture) {
      if (present?.order.number !== number) return
      present.done(picture ?? 'impossible')
      present = null
      hand()
    },

    present: () => present?.order ?? null,
    isEmpty: () => !present && waiting.length === 0,

    lost(another = 'try') {
      taker = null
      if (!present) return
      present.losses += 1
      if (another === 'try' && present.losses < LOSSES_TOO_MANY) waiting.push(present)
      else present.done('impossible')
      present = null
    },

    abandon() {
      for (const job of waiting.splice(0)) job.done('impossible')
      present?.done('impossible')
      present = null
    },
  }
}
