import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Layout } from './layout'
import { firstBelow, placeOf } from './place-of'

/** Nearer to the top than this a person is watching photos come in: the newest stay in view. */
const AT_TOP = 16

/**
 * Keeps the photos one is looking at where they are while others come in above or the window changes its width.
 * @returns whether tiles may glide to their new places: only when photos came in while watching the top.
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
    const now = anchor && placeOf(layout, anchor.tile.id)
    if (now) element.scrollTop += now.y - anchor.y
  }, [scroller, layout, width])
  return glides
}
