import { randomUUID } from 'node:crypto'
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Photo } from '../../contract/photo'
import type { DarkroomLine } from './darkroom-line'
import { hopeless, type NoPreview, type PreviewKind, previewOrder } from './preview-plan'

/** Where a preview stands, or why there is none. */
export type Preview = { path: string; type: string } | { none: NoPreview }

export interface Previews {
  /** The folder in which previews of this kind stand. */
  folder(kind: PreviewKind): string
  /** Finds the preview on disk, or has it made. Failures are remembered until the next start. */
  preview(photo: Photo, kind: PreviewKind): Promise<Preview>
  /** Deletes what was made for a photo that is gone. */
  forget(photoId: string): Promise<void>
}

const KINDS = {
  thumb: { folder: 'thumbnails', extension: 'webp', type: 'image/webp' },
  full: { folder: 'full-pictures', extension: 'jpg', type: 'image/jpeg' },
} as const

/** Previews made by the darkroom and kept below `dataFolder`. */
export function createPreviews(dataFolder: string, develop: DarkroomLine['develop']): Previews {
  const failures = new Map<string, NoPreview>()
  const underWay = new Map<string, Promise<Preview>>()
  const folder = (kind: PreviewKind) => join(dataFolder, KINDS[kind].folder)
  const pathOf = (photoId: string, kind: PreviewKind) =>
    join(folder(kind), `${photoId}.${KINDS[kind].extension}`)

  async function make(photo: Photo, kind: PreviewKind, key: string): Promise<Preview> {
    const path = pathOf(photo.id, kind)
    const { type } = KINDS[kind]
    if (await exists(path)) return { path, type }
    const picture = await develop(previewOrder(photo, kind))
    if (!picture) {
      failures.set(key, 'undecodable')
      return { none: 'undecodable' }
    }
    await mkdir(folder(kind), { recursive: true })
    await writeWhole(path, picture)
    return { path, type }
  }

  return {
    folder,
    async preview(photo, kind) {
      const key = `${kind}/${photo.id}`
      const none = hopeless(photo) ?? failures.get(key)
      if (none) return { none }
      const making = underWay.get(key) ?? make(photo, kind, key).finally(() => underWay.delete(key))
      underWay.set(key, making)
      return making
    },
    async forget(photoId) {
      await rm(pathOf(photoId, 'thumb'), { force: true })
      await rm(pathOf(photoId, 'full'), { force: true })
    },
  }
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

/** A reader sees the whole picture or none, also after a crash in between. */
async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}`
  try {
    await writeFile(temporary, content, { flag: 'wx', mode: 0o600 })
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
