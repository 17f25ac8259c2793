/**
 * How long a page that was left may take to be loaded again, milliseconds: longer than its question
 * for messages waits, should it be open a second time.
 */
export const LEFT_MS = 20_000

/** Phones that have left their page and may be back: a page that is loaded again leaves first. */
export interface Leaving {
  leave(phoneId: string): void
  /** It is back, or for good away. */
  stay(phoneId: string): void
  clear(): void
}

/** @param close called once a phone was not back in time */
export function createLeaving(close: (phoneId: string) => void): Leaving {
  const timers = new Map<string, NodeJS.Timeout>()

  function stay(phoneId: string): void {
    clearTimeout(timers.get(phoneId))
    timers.delete(phoneId)
  }

  return {
    leave(phoneId) {
      stay(phoneId)
      timers.set(phoneId, setTimeout(close, LEFT_MS, phoneId).unref())
    },
    stay,
    clear() {
      for (const phoneId of [...timers.keys()]) stay(phoneId)
    },
  }
}
