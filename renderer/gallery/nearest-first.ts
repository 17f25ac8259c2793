import { MOST_LOOKED_AT } from '../../contract/bridge'
import type { Layout } from './layout'
import { photosIn } from './selection-box'

/**
 * The photos drawn at this place of the scrolling: first those on the screen from top to bottom, then one screen below, then one above.
 * @param top how far the gallery is scrolled, CSS pixels
 * @returns their ids
 */
export function nearestFirst(layout: Layout, top: number, height: number): string[] {
  const screen = (y: number) =>
    photosIn(layout, { x: 0, y, width: Number.POSITIVE_INFINITY, height })
  const ids = new Set([top, top + height, top - height].flatMap(screen))
  return [...ids].slice(0, MOST_LOOKED_AT)
}
