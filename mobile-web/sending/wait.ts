import { Stopped } from './request'

/** Events after which a computer that could not be reached perhaps can. */
const WAKING = [
  [window, 'online'],
  [window, 'pageshow'],
  [document, 'visibilitychange'],
] as const

/** Waits so many milliseconds, or until the phone has woken or is in a network again. @throws Stopped */
export function waitOrWake(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(end, ms)
    for (const [target, event] of WAKING) target.addEventListener(event, end)
    signal.addEventListener('abort', end)
    if (signal.aborted) end()

    function end(): void {
      clearTimeout(timer)
      for (const [target, event] of WAKING) target.removeEventListener(event, end)
      signal.removeEventListener('abort', end)
      if (signal.aborted) reject(new Stopped())
      else resolve()
    }
  })
}
