import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

export interface Viewport {
  /** Inside the padding, CSS pixels. */
  width: number
  height: number
  /** How far it is scrolled, in steps of STEP. */
  top: number
  /** It is scrolled so fast that what passes by is not looked at. */
  hurried: boolean
}

/** The gallery is drawn anew once in so many pixels of scrolling; what is drawn reaches further than that. */
export const STEP = 64
/** More than this share of its height at once, again within this time, is a hurry; it ends when nothing has moved for as long. */
const HURRIED_SHARE = 0.5
const HURRIED_MS = 120

/** The size and the scrolling of an element; null before its first layout. */
export function useViewport(scroller: RefObject<HTMLElement | null>): Viewport | null {
  const [viewport, setViewport] = useState<Viewport | null>(null)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    let last = { top: element.scrollTop, at: 0 }
    let room = { width: 0, height: 0 }
    let settling: ReturnType<typeof setTimeout> | undefined
    const tell = (hurried: boolean) => {
      const top = Math.floor(element.scrollTop / STEP) * STEP
      setViewport((known) =>
        known?.top === top &&
        known.hurried === hurried &&
        known.width === room.width &&
        known.height === room.height
          ? known
          : { ...room, top, hurried },
      )
    }
    const measure = () => {
      const { paddingLeft, paddingRight } = getComputedStyle(element)
      const padding = Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight)
      room = { width: Math.floor(element.clientWidth - padding), height: element.clientHeight }
      tell(false)
    }
    const onScroll = () => {
      const now = { top: element.scrollTop, at: performance.now() }
      const isFar = Math.abs(now.top - last.top) > room.height * HURRIED_SHARE
      tell(isFar && now.at - last.at < HURRIED_MS)
      last = now
      clearTimeout(settling)
      settling = setTimeout(() => tell(false), HURRIED_MS)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      clearTimeout(settling)
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [scroller])
  return viewport
}
