import { extname, join } from 'node:path'
import type { Photo, Size } from '../../../contract/photo'
import { createPictureCache } from '../../library/picture-cache'
import type { Decode } from './decoders'
import { hopeless, type NoPreview, type PreviewKind, previewOrder } from './preview-plan'
import { fingerprintOf, type StoredFile } from './stored-file'

/** The file of a preview, or why there is none. */
export type Preview = { folder: string; path: string; type: string } | { none: NoPreview }

export interface Previews {
  /**
   * Finds the preview on disk or makes it. Undecodable photos are remembered until the next start;
   * one whose decoder was too slow is tried again, a few times, each time after a longer pause.
   */
  preview(photo: Photo, kind: PreviewKind): Promise<Preview>
  /**
   * Deletes the previews of a photo that was opened since the start; others are evicted in time.
   */
  forget(photoId: string): Promise<void>
}

const MIB = 1024 * 1024
/** After 20 seconds, then 40: a computer that is busy has other moments. */
const LATE_MS = 10_000
const LATE_TOO_OFTEN = 3
const KINDS = {
  thumb: { folder: 'thumbnails', mostBytes: 384 * MIB },
  full: { folder: 'full-pictures', mostBytes: 128 * MIB },
} as const
const JPEG = 0xff

/** The sizes in which photos were seen when they were decoded, upright. */
export interface SeenSizes {
  /** Once for each time that it was decoded; null where its size was not seen. */
  take(photoId: string): Size | null
  /** A preview that is kept is of a photo that was seen in this size. */
  tell(photoId: string, size: Size): void
}

const noteOf = (size: Size | null) => (size ? `${size.width}x${size.height}` : '')
function sizeIn(note: string): Size | null {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(note) ?? []
  return width && height ? { width: Number(width), height: Number(height) } : null
}

/**
 * Previews made by the thumbnailer, kept below `dataFolder` by content, at most 512 MiB.
 * @param open the photo's file, null where it is gone
 * @param onDecoded called with each photo that a decoder has seen for the first time, or refused
 */
export function createPreviews(
  dataFolder: string,
  open: (photo: Photo) => Promise<StoredFile | null>,
  decode: Decode,
  seen: SeenSizes,
  onDecoded: (photo: Photo) => void,
  now: () => number = Date.now,
): Previews {
  const cacheOf = (kind: PreviewKind) => {
    const { folder, mostBytes } = KINDS[kind]
    return createPictureCache(join(dataFolder, folder), mostBytes, ['jpg', 'webp'])
  }
  const caches = { thumb: cacheOf('thumb'), full: cacheOf('full') }
  const undecodable = new Set<string>()
  /** How often a decoder was too slow for this picture, and when it is tried again. */
  const late = new Map<string, { times: number; againAt: number }>()
  const underWay = new Map<string, Promise<Preview>>()
  const contentOf = new Map<string, string>()

  async function make(photo: Photo, kind: PreviewKind): Promise<Preview> {
    const content = await readContent(photo)
    if (content === null) return { none: 'gone' }
    const cache = caches[kind]
    const found = (path: string) => ({
      ...{ folder: cache.folder, path },
      type: extname(path) === '.jpg' ? 'image/jpeg' : 'image/webp',
    })
    const known = await cache.find(content)
    if (known !== null) {
      const shown = sizeIn(await cache.noteOf(content))
      if (shown) seen.tell(photo.id, shown)
      return found(known)
    }
    const key = `${kind}/${content}`
    if (undecodable.has(key)) return { none: 'undecodable' }
    if (now() < (late.get(key)?.againAt ?? 0)) return { none: 'late' }
    const picture = await decode(previewOrder(photo, kind))
    if (picture === 'dropped') return { none: 'dropped' }
    if (picture === 'late' && wasLate(key)) return { none: 'late' }
    late.delete(key)
    onDecoded(photo)
    if (typeof picture !== 'string') {
      const extension = picture[0] === JPEG ? 'jpg' : 'webp'
      const note = noteOf(seen.take(photo.id))
      return found(await cache.keep(content, picture, { note, extension }))
    }
    undecodable.add(key)
    return { none: 'undecodable' }
  }

  /** @returns whether it is worth another try */
  function wasLate(key: string): boolean {
    const times = (late.get(key)?.times ?? 0) + 1
    late.set(key, { times, againAt: now() + LATE_MS * 2 ** times })
    return times < LATE_TOO_OFTEN
  }

  async function readContent(photo: Photo): Promise<string | null> {
    const file = await open(photo)
    if (file === null) return null
    try {
      const content = await fingerprintOf(file)
      contentOf.set(photo.id, content)
      return content
    } finally {
      await file.handle.close()
    }
  }

  return {
    async preview(photo, kind) {
      const none = hopeless(photo)
      if (none) return { none }
      const key = `${kind}/${photo.id}`
      const making = underWay.get(key) ?? make(photo, kind).finally(() => underWay.delete(key))
      underWay.set(key, making)
      return making
    },
    async forget(photoId) {
      const content = contentOf.get(photoId)
      if (content === undefined) return
      contentOf.delete(photoId)
      await caches.thumb.forget(content)
      await caches.full.forget(content)
    },
  }
}
