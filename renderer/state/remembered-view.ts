import { isSort, type Sort } from './view'
import { isZoom } from './zoom'

/** What of the view outlives the window: the order and the size of thumbnails. */
export interface Remembered {
  sort: Sort
  zoom: number
}

const KEY = 'view'
const USUAL: Remembered = { sort: 'arrived', zoom: 0 }

/** Anything that is not understood is the usual. */
export function readView(storage: Pick<Storage, 'getItem'>): Remembered {
  try {
    const { sort, zoom }: Record<string, unknown> = JSON.parse(storage.getItem(KEY) ?? '{}') ?? {}
    return {
      sort: isSort(sort) ? sort : USUAL.sort,
      zoom: isZoom(zoom) ? zoom : USUAL.zoom,
    }
  } catch {
    return USUAL
  }
}

export function writeView(storage: Pick<Storage, 'setItem'>, { sort, zoom }: Remembered): void {
  storage.setItem(KEY, JSON.stringify({ sort, zoom }))
}
