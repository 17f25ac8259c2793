import { useCallback, useEffect, useState } from 'preact/hooks'
import { PHOTO_URL } from '../../contract/bridge'
import { isVideo, type Size } from '../../contract/photo'
import { previewOf, type Tile } from '../state/tiles'

/** A picture outside the page, or the element that shows it in the page. */
export interface ReadyPicture {
  element: HTMLElement
  /** `ready`: loaded and decoded, so the very frame in which it is put into the page shows it. */
  state: 'loading' | 'ready' | 'failed'
  /** Its own pixels; null until it is ready. */
  size: Size | null
}

/** Loads and decodes pictures before they are shown, and lets go of those no longer wanted. */
export function createReadyPictures(onChange: () => void) {
  const held = new Map<string, ReadyPicture>()

  /** Of those that are wanted next; one that failed is tried again when it is wanted now. */
  const early = new Set<ReadyPicture>()

  function load(url: string, isEarly: boolean): void {
    const known = held.get(url)
    if (known && (isEarly || !early.has(known) || known.state !== 'failed')) return
    const drawn = drawnFrom(url)
    if (drawn) {
      held.set(url, { element: drawn, state: 'ready', size: null })
      return
    }
    const image = new Image()
    const picture: ReadyPicture = { element: image, state: 'loading', size: null }
    held.set(url, picture)
    if (isEarly) early.add(picture)
    image.alt = ''
    image.draggable = false
    // It is decoded by then: a frame that waits for it is better than one without it.
    image.decoding = 'sync'
    image.src = url
    const settle = () => {
      const { naturalWidth: width, naturalHeight: height } = image
      // One that ends too early is refused, and shown as far as it goes.
      const isThere = image.complete && width > 0
      Object.assign(picture, isThere ? { state: 'ready', size: { width, height } } : FAILED)
      if (held.get(url) === picture) onChange()
    }
    image.decode().then(settle, settle)
  }

  const isSettled = (url: string) => held.get(url)?.state !== 'loading'

  return {
    get: (url: string) => held.get(url),
    /** @param then is loaded when all of `first` has been; nothing else is kept */
    want(first: readonly string[], then: readonly string[]): void {
      const all = new Set([...first, ...then])
      for (const [url, picture] of held) {
        if (all.has(url)) continue
        held.delete(url)
        early.delete(picture)
        picture.element.removeAttribute('src')
      }
      for (const url of first) load(url, false)
      if (first.every(isSettled)) for (const url of then) load(url, true)
    },
  }
}

/** A small picture that the page shows already, drawn once more: it is there in the same frame. */
function drawnFrom(url: string): HTMLElement | null {
  if (!url.startsWith(PHOTO_URL.thumbnail(''))) return null
  const image = document.querySelector<HTMLImageElement>(`img[src="${CSS.escape(url)}"]`)
  if (!image?.complete || image.naturalWidth === 0) return null
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth
  canvas.height = image.naturalHeight
  canvas.getContext('2d')?.drawImage(image, 0, 0)
  return canvas
}

const FAILED = { state: 'failed' } as const

/** Larger ones are decoded when they are looked at, not before: each takes 4 bytes a pixel. */
const MOST_PIXELS_BEFORE = 2 ** 26

const withPicture = (tiles: readonly (Tile | undefined)[]): Tile[] =>
  tiles.flatMap((tile) => (tile?.saved && previewOf(tile) === 'picture' ? [tile] : []))

/** The addresses of their small pictures. */
export const thumbnailsOf = (tiles: readonly (Tile | undefined)[]): string[] =>
  withPicture(tiles).map(({ id }) => PHOTO_URL.thumbnail(id))

/** The addresses of their whole pictures; a video loads itself. */
export const wholesOf = (tiles: readonly (Tile | undefined)[]): string[] =>
  withPicture(tiles).flatMap(({ id, format }) => (isVideo(format) ? [] : [PHOTO_URL.full(id)]))

/** Those of photos beside the one that is looked at, the nearest first. */
export function picturesBeside(tiles: readonly (Tile | undefined)[]): string[] {
  const isSmall = ({ size }: Tile) => !size || size.width * size.height <= MOST_PIXELS_BEFORE
  const [one, other] = tiles
  const near = withPicture([one, other]).filter(isSmall)
  return [...thumbnailsOf(tiles), ...wholesOf(near)]
}

/** Whether there is something to show of it, or never will be. */
export function isReadyToShow(tile: Tile, find: FindPicture): boolean {
  const [thumbnail, whole] = [thumbnailsOf([tile])[0], wholesOf([tile])[0]]
  if (thumbnail === undefined) return true
  const isThere = (url: string | undefined) => url !== undefined && find(url)?.state === 'ready'
  const isOver = (url: string | undefined) => url === undefined || find(url)?.state === 'failed'
  return isThere(thumbnail) || isThere(whole) || (isOver(thumbnail) && isOver(whole))
}

export type FindPicture = (url: string) => ReadyPicture | undefined

/**
 * @param first addresses of pictures that are wanted now
 * @param then those that may be wanted next
 */
export function useReadyPictures(first: readonly string[], then: readonly string[]): FindPicture {
  const [changes, redraw] = useState(0)
  const [pictures] = useState(() => createReadyPictures(() => redraw((count) => count + 1)))
  // Before it is drawn: what the page shows already is there at once.
  pictures.want(first, then)
  useEffect(() => () => pictures.want([], []), [pictures])
  // Another function after each change: a component whose props are the same is not drawn again.
  return useCallback((url: string) => pictures.get(url), [pictures, changes])
}
