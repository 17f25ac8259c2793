import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

export interface Viewport {
  /** Inside the padding, CSS pixels. */
  width: number
  height: number
  /** How far it is scrolled, in steps of STEP. */
  top: number
}

/** The gallery is drawn anew once in so many pixels of scrolling; what is drawn reaches further than that. */
const STEP = 64

/** The size and the scrolling of an element; null before its first layout. */
export function useViewport(scroller: RefObject<HTMLElement | null>): Viewport | null {
  const [viewport, setViewport] = useState<Viewport | null>(null)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const read = () => {
      const { paddingLeft, paddingRight } = getComputedStyle(element)
      const width =
        element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
      const next = {
        width: Math.floor(width),
        height: element.clientHeight,
        top: Math.floor(element.scrollTop / STEP) * STEP,
      }
      setViewport((known) =>
        known &&
        known.width === next.width &&
        known.height === next.height &&
        known.top === next.top
          ? known
          : next,
      )
    }
    read()
    const observer = new ResizeObserver(read)
    observer.observe(element)
    element.addEventListener('scroll', read, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', read)
    }
  }, [scroller])
  return viewport
}
