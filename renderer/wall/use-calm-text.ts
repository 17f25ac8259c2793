import { useEffect, useRef, useState } from 'preact/hooks'

/** However many photos come, a screen reader hears of them no more often than this. */
const CALM_MS = 15_000

/** The text, but changing only now and then. */
export function useCalmText(text: string): string {
  const latest = useRef(text)
  latest.current = text
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setInterval(() => setSaid(latest.current), CALM_MS)
    return () => clearInterval(timer)
  }, [])
  return said
}
