import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Tile } from '../state/tiles'
import type { Group } from '../state/view'
import type { WindowModel } from '../state/window-state'
import { isFresh, type Layout, type LayoutOptions, layOut } from './layout'

/** Nothing has come for this long, milliseconds: the rows are filled anew. */
const QUIET_MS = 2000

interface Shown extends Required<Omit<LayoutOptions, 'since'>> {
  groups: readonly Group[]
  /** All that there are, shown or not. */
  all: readonly Tile[]
  uploads: WindowModel['uploads']
  /** Of the gallery and of what is seen of it, CSS pixels; `top` is how far it is scrolled. */
  width: number
  top: number
  height: number
}

/**
 * The layout of the photos, those that are coming in in rows of their own. Once nothing has come
 * for a while all rows are filled from the newest, but not under the eyes of somebody who looks at
 * that day further down.
 */
export function useLayout(shown: Shown): Layout {
  const { groups, all, uploads, width, zoom, reading, top, height } = shown
  const isArriving = ({ id }: Pick<Tile, 'id'>) => uploads.get(id)?.state === 'arriving'
  const [since, setSince] = useState(() =>
    Math.min(Date.now() - QUIET_MS, ...all.filter(isArriving).map(({ at }) => at - 1)),
  )
  const layout = useMemo(
    () => layOut(width > 0 ? groups : [], width, { zoom, reading, since }),
    [groups, width, zoom, reading, since],
  )
  const hasFresh = useMemo(() => all.some((tile) => isFresh(tile, since)), [all, since])
  const isQuiet = hasFresh && ![...uploads.values()].some(isArriving)
  const canFill = isQuiet && (top === 0 || !showsFresh(layout, since, top, top + height))
  useEffect(() => {
    if (!canFill) return
    const timer = setTimeout(() => setSince(Date.now()), QUIET_MS)
    return () => clearTimeout(timer)
  }, [all, canFill])
  return layout
}

/** Whether a day with rows that would be filled anew is seen between these heights. */
const showsFresh = ({ sections }: Layout, since: number, top: number, bottom: number): boolean =>
  sections.some(
    ({ group, y, height }) =>
      y < bottom &&
      y + height > top &&
      group.tiles.slice(0, 1).some((tile) => isFresh(tile, since)),
  )
