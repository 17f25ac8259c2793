import type { DarkroomOrder } from '../../contract/darkroom'

type Work = Omit<DarkroomOrder, 'number'>

interface Job {
  order: DarkroomOrder
  /** Times that the darkroom was lost while it worked on this order. */
  losses: number
  done(picture: Uint8Array | null): void
}

/** The line of orders in front of the darkroom: newest first, one at a time, so that a crash has exactly one suspect. */
export interface DarkroomLine {
  /** The picture, or null where none can be made. */
  develop(work: Work): Promise<Uint8Array | null>
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

export function createDarkroomLine(): DarkroomLine {
  const waiting: Job[] = []
  let present: Job | null = null
  let taker: ((order: DarkroomOrder) => void) | null = null
  let lastNumber = 0

  function hand(): void {
    if (!taker || present) return
    present = waiting.pop() ?? null
    if (!present) return
    taker(present.order)
    taker = null
  }

  return {
    develop: (work) =>
      new Promise((done) => {
        lastNumber += 1
        waiting.push({ order: { ...work, number: lastNumber }, losses: 0, done })
        hand()
      }),

    next: () =>
      new Promise((take) => {
        taker = take
        hand()
      }),

    deliver(number, picture) {
      if (present?.order.number !== number) return
      present.done(picture)
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
      else present.done(null)
      present = null
    },

    abandon() {
      for (const job of waiting.splice(0)) job.done(null)
      present?.done(null)
      present = null
    },
  }
}
