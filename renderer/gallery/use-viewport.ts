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
const STEP = 64
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
    let settling: ReturnType<typeof setTimeout> | undefined
    const read = (hurried: boolean) => {
      const { paddingLeft, paddingRight } = getComputedStyle(element)
      const width =
        element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
      const next = {
        width: Math.floor(width),
        height: element.clientHeight,
        top: Math.floor(element.scrollTop / STEP) * STEP,
        hurried,
      }
      setViewport((known) =>
        known &&
        known.width === next.width &&
        known.height === next.height &&
        known.top === next.top &&
        known.hurried === next.hurried
          ? known
          : next,
      )
    }
    const onScroll = () => {
      const now = { top: element.scrollTop, at: performance.now() }
      const isFar = Math.abs(now.top - last.top) > element.clientHeight * HURRIED_SHARE
      read(isFar && now.at - last.at < HURRIED_MS)
      last = now
      clearTimeout(settling)
      settling = setTimeout(() => read(false), HURRIED_MS)
    }
    read(false)
    const observer = new ResizeObserver(() => read(false))
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
