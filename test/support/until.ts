import { setTimeout as pause } from 'node:timers/promises'

const STEP_MS = 50
const LIMIT_MS = 60_000

/**
 * Asks again and again until there is an answer. The limit is far beyond what any step takes: it only ends a test that would wait forever.
 * @param what for the message: "the window never showed <what>"
 */
export async function until<T>(
  what: string,
  ask: () => T | null | undefined | false | Promise<T | null | undefined | false>,
): Promise<T> {
  for (const end = Date.now() + LIMIT_MS; Date.now() < end; await pause(STEP_MS)) {
    const answer = await ask()
    if (answer !== null && answer !== undefined && answer !== false) return answer
  }
  throw new Error(`Waited ${LIMIT_MS / 1000} s in vain for ${what}`)
}
