import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Layout } from './layout'
import { firstBelow, positionOf } from './layout-queries'

interface Viewport {
  /** Inside the padding, CSS pixels. */
  width: number
  height: number
  /** How far it is scrolled, in steps of STEP. */
  top: number
  /** It scrolls too fast for pictures to load. */
  hurried: boolean
}

/**
 * The scroll offset is rounded down to this, CSS pixels; what is drawn reaches further than one
 * step.
 */
export const STEP = 64
/**
 * Scrolling more than this share of the height within this time counts as hurried, until nothing
 * has moved for as long.
 */
const HURRIED_SHARE = 0.5
const HURRIED_MS = 120

/** The size and the scrolling of an element; null before its first layout. */
export function useViewport(scroller: RefObject<HTMLElement | null>): Viewport | null {
  const [viewport, setViewport] = useState<Viewport | null>(null)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    let last = { top: element.scrollTop, at: 0 }
    let size = { width: 0, height: 0 }
    let settling: ReturnType<typeof setTimeout> | undefined
    const tell = (hurried: boolean) => {
      const top = Math.floor(element.scrollTop / STEP) * STEP
      setViewport((known) =>
        known?.top === top &&
        known.hurried === hurried &&
        known.width === size.width &&
        known.height === size.height
          ? known
          : { ...size, top, hurried },
      )
    }
    const measure = () => {
      const { paddingLeft, paddingRight } = getComputedStyle(element)
      const padding = Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight)
      size = { width: Math.floor(element.clientWidth - padding), height: element.clientHeight }
      tell(false)
    }
    const onScroll = () => {
      const now = { top: element.scrollTop, at: performance.now() }
      const isFar = Math.abs(now.top - last.top) > size.height * HURRIED_SHARE
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

/** Within this distance of the top the newest photos stay in view, CSS pixels. */
const AT_TOP = 16

/**
 * Keeps the visible photos in position while others arrive above or the window changes its width.
 * @returns whether tiles may glide to new positions: only when photos arrive at the top of the
 * list.
 */
export function useSteadyScroll(
  scroller: RefObject<HTMLElement | null>,
  layout: Layout,
  width: number,
): boolean {
  const before = useRef({ layout, width })
  const glides = before.current.width === width && (scroller.current?.scrollTop ?? 0) < AT_TOP
  useLayoutEffect(() => {
    const old = before.current.layout
    before.current = { layout, width }
    const element = scroller.current
    if (!element || element.scrollTop < AT_TOP) return
    const anchor = firstBelow(old, element.scrollTop)
    const now = anchor && positionOf(layout, anchor.tile.id)
    if (now) element.scrollTop += now.y - anchor.y
  }, [scroller, layout, width])
  return glides
}

/**
 * Focuses a tile that may not be in the document: scrolls there first and focuses it once drawn.
 * @returns the verb; it does nothing for a photo that is not there.
 */
export function useTileFocus(
  scroller: RefObject<HTMLElement | null>,
  layout: Layout,
): (id: string) => void {
  const wanted = useRef<string | null>(null)

  const tryFocus = (): boolean => {
    const id = wanted.current
    const tile =
      id !== null && scroller.current?.querySelector<HTMLElement>(`[data-tile="${CSS.escape(id)}"]`)
    if (!tile) return false
    wanted.current = null
    tile.focus({ preventScroll: true })
    tile.scrollIntoView({ block: 'nearest' })
    return true
  }
  useLayoutEffect(() => {
    tryFocus()
  })

  return (id) => {
    const position = positionOf(layout, id)
    const element = scroller.current
    if (!position || !element) return
    wanted.current = id
    if (!tryFocus()) element.scrollTop = position.y - (element.clientHeight - position.height) / 2
  }
}
