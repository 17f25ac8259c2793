import { createSerial } from '../base/serial'

/** Lets one request at a time work on an upload; the next one ends it and takes over, so that a dead connection blocks nobody. */
export interface Turns {
  /**
   * Runs `work` when the one before has ended. Its signal is aborted when another wants the turn.
   * @param why what the one before ends with, as the reason of its signal
   */
  take<Result>(work: (signal: AbortSignal) => Promise<Result>, why?: Error): Promise<Result>
}

export function createTurns(): Turns {
  const serial = createSerial()
  let current: AbortController | null = null

  return {
    take(work, why) {
      current?.abort(why)
      const mine = new AbortController()
      current = mine
      return serial(async () => {
        try {
          return await work(mine.signal)
        } finally {
          if (current === mine) current = null
        }
      })
    },
  }
}
