import { Stopped } from './request'

const FIRST_MS = 500
const LONGEST_MS = 15_000

/**
 * Delay before the next try, milliseconds: 0.5, 1, 2, 4, 8, then 15 s, each up to a fifth shorter
 * or longer, so that phones that lost the same Wi-Fi do not all come back at once.
 * @param failures failed tries in a row, at least 1
 * @param chance a random number from 0 to 1
 */
export function backOff(failures: number, chance: number): number {
  const base = Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS)
  return base * (0.8 + 0.4 * chance)
}

/**
 * Calls `listener` when the computer may be reachable again: the page is shown or thawed, or the
 * phone is online. Until `signal` is aborted, where there is one.
 */
export function onAwake(listener: () => void, signal?: AbortSignal): void {
  const events = [
    [window, 'online'],
    [window, 'pageshow'],
    [document, 'visibilitychange'],
    [document, 'resume'],
  ] as const
  for (const [target, event] of events)
    target.addEventListener(event, listener, signal && { signal })
}

/**
 * Waits this long, or until the phone wakes or is online again.
 * @throws Stopped
 */
export function waitOrWake(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = new AbortController()
    const timer = setTimeout(end, ms)
    onAwake(end, over.signal)
    signal.addEventListener('abort', end, over)
    if (signal.aborted) end()

    function end(): void {
      clearTimeout(timer)
      over.abort()
      if (signal.aborted) reject(new Stopped())
      else resolve()
    }
  })
}
