import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Layout } from './layout'
import { placeOf } from './place-of'

/**
 * A way to focus a tile that may not be in the document: it is scrolled to first, and focused once it is drawn.
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
    const place = placeOf(layout, id)
    const element = scroller.current
    if (!place || !element) return
    wanted.current = id
    if (!tryFocus()) element.scrollTop = place.y - (element.clientHeight - place.height) / 2
  }
}
