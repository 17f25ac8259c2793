import { onAwake } from './awake'
import { Stopped } from './request'

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
