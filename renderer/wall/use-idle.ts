import { useEffect, useState } from 'preact/hooks'

const IDLE_MS = 3000
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const

/** Whether nobody has moved the pointer or pressed a key for a while. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const wake = () => {
      clearTimeout(timer)
      setIdle(false)
      timer = setTimeout(() => setIdle(true), IDLE_MS)
    }
    wake()
    for (const sign of SIGNS) document.addEventListener(sign, wake, { passive: true })
    return () => {
      clearTimeout(timer)
      for (const sign of SIGNS) document.removeEventListener(sign, wake)
    }
  }, [])
  return idle
}
