import { setTimeout as pause } from 'node:timers/promises'

const STEP_MS = 50
const LIMIT_MS = 60_000

/**
 * Asks again and again until there is an answer. The limit is far beyond what any step takes: it
 * only ends a test that would wait forever.
 * @param what for the message: "the window never showed <what>"
 */
export async function until<T>(
  what: string,
  ask: () => T | null | undefined | false | Promise<T | null | undefined | false>,
): Promise<T> {
  let limit: NodeJS.Timeout | undefined
  const inVain = new Promise<never>((_resolve, reject) => {
    const error = new Error(`Waited ${LIMIT_MS / 1000} s in vain for ${what}`)
    limit = setTimeout(reject, LIMIT_MS, error)
  })
  try {
    for (;;) {
      // A question that is never answered must not hide what was waited for.
      const answer = await Promise.race([inVain, ask()])
      if (answer !== null && answer !== undefined && answer !== false) return answer
      await pause(STEP_MS)
    }
  } finally {
    clearTimeout(limit)
  }
}
