import { useEffect, useRef, useState } from 'preact/hooks'
import { lightOf } from '../state/status'
import type { WindowModel } from '../state/window-state'

/** How long a code is shown before help is offered, milliseconds. */
const PATIENCE_MS = 25_000

/** Whether nobody has come although this code was shown for 25 s. A new code, or another address in it, starts anew. */
export function useNobodyCame(model: WindowModel): boolean {
  const { url, stopped } = model.listening
  const { key } = lightOf(model)
  const isWaiting = key === 'waiting' || key === 'no-network'
  const cameFor = useRef<string | null>(null)
  const [lateFor, setLateFor] = useState<string | null>(null)
  useEffect(() => {
    if (!isWaiting && !stopped) cameFor.current = url
    if (!isWaiting || cameFor.current === url) {
      setLateFor(null)
      return
    }
    const timer = setTimeout(() => setLateFor(url), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [url, isWaiting, stopped])
  return lateFor === url
}
