import { join } from 'node:path'
import type { Photo } from '../../../contract/photo'
import type { JobQueue } from './job-queue'
import { createPictureCache } from './picture-cache'
import { hopeless, type NoPreview, type PreviewKind, previewJob } from './preview-plan'
import { fingerprintOf, type StoredFile } from './stored-file'

/** The file of a preview, or why there is none. */
export type Preview = { folder: string; path: string; type: string } | { none: NoPreview }

export interface Previews {
  /**
   * Finds the preview on disk or makes it. Undecodable photos are remembered until the next start.
   */
  preview(photo: Photo, kind: PreviewKind): Promise<Preview>
  /**
   * Deletes the previews of a photo that was opened since the start; others are evicted in time.
   */
  forget(photoId: string): Promise<void>
}

const MIB = 1024 * 1024
const KINDS = {
  thumb: { folder: 'thumbnails', extension: 'webp', type: 'image/webp', mostBytes: 384 * MIB },
  full: { folder: 'full-pictures', extension: 'jpg', type: 'image/jpeg', mostBytes: 128 * MIB },
} as const

/**
 * Previews made by the thumbnailer, kept below `dataFolder` by content, at most 512 MiB.
 * @param open the photo's file, null where it is gone
 */
export function createPreviews(
  dataFolder: string,
  open: (photo: Photo) => Promise<StoredFile | null>,
  decode: JobQueue['decode'],
): Previews {
  const cacheOf = (kind: PreviewKind) => {
    const { folder, extension, mostBytes } = KINDS[kind]
    return createPictureCache(join(dataFolder, folder), mostBytes, extension)
  }
  const caches = { thumb: cacheOf('thumb'), full: cacheOf('full') }
  const undecodable = new Set<string>()
  const underWay = new Map<string, Promise<Preview>>()
  const contentOf = new Map<string, string>()

  async function make(photo: Photo, kind: PreviewKind): Promise<Preview> {
    const content = await readContent(photo)
    if (content === null) return { none: 'gone' }
    const cache = caches[kind]
    const found = (path: string) => ({ folder: cache.folder, path, type: KINDS[kind].type })
    const known = await cache.find(content)
    if (known !== null) return found(known)
    if (undecodable.has(`${kind}/${content}`)) return { none: 'undecodable' }
    const picture = await decode(previewJob(photo, kind))
    if (picture === 'dropped') return { none: 'dropped' }
    if (picture !== 'impossible') return found(await cache.keep(content, picture))
    undecodable.add(`${kind}/${content}`)
    return { none: 'undecodable' }
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
