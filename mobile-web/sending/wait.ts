import { Stopped } from './request'

const FIRST_MS = 500
const LONGEST_MS = 15_000

/**
 * How long to wait before the next try, milliseconds: 0.5, 1, 2, 4, 8, then 15 s, each by up to a fifth shorter
 * or longer, so that thirty phones that lost the same Wi-Fi do not all come back at once.
 * @param failures tries that failed in a row, at least 1
 * @param chance a random number from 0 to 1
 */
export function backOff(failures: number, chance: number): number {
  const base = Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS)
  return base * (0.8 + 0.4 * chance)
}

/**
 * Calls `listener` whenever a computer that could not be reached perhaps can: the page is seen
 * again, thawed, or in a network again. @returns ends that
 */
export function onAwake(listener: () => void): () => void {
  const events = [
    [window, 'online'],
    [window, 'pageshow'],
    [document, 'visibilitychange'],
    [document, 'resume'],
  ] as const
  for (const [target, event] of events) target.addEventListener(event, listener)
  return () => {
    for (const [target, event] of events) target.removeEventListener(event, listener)
  }
}

/** Waits so many milliseconds, or until the phone has woken or is in a network again. @throws Stopped */
export function waitOrWake(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(end, ms)
    const stopListening = onAwake(end)
    signal.addEventListener('abort', end)
    if (signal.aborted) end()

    function end(): void {
      clearTimeout(timer)
      stopListening()
      signal.removeEventListener('abort', end)
      if (signal.aborted) reject(new Stopped())
      else resolve()
    }
  })
}
