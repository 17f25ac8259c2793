import { useLayoutEffect, useRef } from 'preact/hooks'

/** Hears keys wherever the focus is, also where it is on nothing; `onKey` may be another one at each drawing. */
export function useDocumentKeys(onKey: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKey)
  latest.current = onKey
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent) => latest.current(event)
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
}
