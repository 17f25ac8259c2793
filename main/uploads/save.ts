import type { FileHandle } from 'node:fs/promises'
import type { Photo, PictureFacts, Sender } from '../../contract/photo'
import { isCutShort } from '../image/cut-short'
import { commitPart, removePart } from '../library/commit'
import { photoName } from '../library/file-name'
import { type FolderTemplate, subfolderOf } from '../library/folder-template'
import { photoOf } from '../library/photo'
import type { PhotoIndex, StoredUpload } from '../library/photo-index'
import type { PhotoStore } from '../library/photo-store'
import { makeSubfolder } from '../library/subfolder'

export interface SavePartDeps {
  /** Path of the receiving folder. */
  folder: string
  template(): FolderTemplate
  index: PhotoIndex
  store: PhotoStore
  /** A photo of this sender with the same bytes as the file at `path`. */
  findTwin(path: string, bytes: number, sender: Sender): Promise<Photo | null>
  /** What the sender need not wait for; a start after a crash would do it as well. */
  afterwards(work: Promise<unknown>): void
}

/** A part that has all its bytes. */
export interface WholePart {
  file: FileHandle
  path: string
  bytes: number
  facts: PictureFacts
  stored: StoredUpload
  receivedAt: number
  /** Writes down what the next step is about to do, so that a start after a crash knows where to look. */
  remember(change: Partial<StoredUpload>): void
}

/**
 * Makes a photo of a whole part: sync, name, record, in this order. Only after that may its sender hear "saved".
 * @returns the photo; another one that has the same bytes, if the sender may have sent it twice
 */
export async function savePart(part: WholePart, deps: SavePartDeps): Promise<Photo> {
  const { file, path, bytes, facts, stored, receivedAt } = part
  const { id, sender } = stored
  const twin = stored.resumable ? await deps.findTwin(path, bytes, sender) : null
  if (twin) {
    deps.index.removeUpload(id)
    await removePart(path)
    return twin
  }
  // Read while the disk is busy with the part. What cannot be read is not called damaged.
  const looking = isCutShort(file, bytes, facts.format).catch(() => false)
  const takenAt = facts.capturedAt ?? stored.lastModified ?? receivedAt
  await file.utimes(takenAt / 1000, takenAt / 1000)
  const wanted = photoName(stored.name, facts.format, takenAt)
  const filed = subfolderOf(deps.template(), { takenAt, phone: sender.name })
  const subfolder = await makeSubfolder(deps.folder, filed)
  const pathOf = (name: string) => (subfolder === '' ? name : `${subfolder}/${name}`)
  const to = { folder: deps.folder, subfolder, name: wanted }
  const name = await commitPart(file, path, to, {
    beforeName: (candidate) => part.remember({ committing: pathOf(candidate), offset: bytes }),
    beforeReservation: () => part.remember({ isReserving: true }),
  })
  const photo = photoOf({
    id,
    path: pathOf(name),
    bytes,
    facts,
    isDamaged: await looking,
    sender,
    receivedAt,
    wasHeic: stored.wasHeic,
  })
  deps.store.add(photo, stored)
  deps.afterwards(removePart(path))
  return photo
}
