import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'
import type { Size } from '../../contract/photo'

/** The size of an element, CSS pixels; null before its first layout. */
export function useRoom(element: RefObject<HTMLElement | null>): Size | null {
  const [room, setRoom] = useState<Size | null>(null)
  useLayoutEffect(() => {
    const measured = element.current
    if (!measured) return
    const observer = new ResizeObserver(() =>
      setRoom({ width: measured.clientWidth, height: measured.clientHeight }),
    )
    observer.observe(measured)
    return () => observer.disconnect()
  }, [element])
  return room
}
