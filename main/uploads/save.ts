import { join } from 'node:path'
import type { Photo, PictureFacts } from '../../contract/photo'
import type { createSerialByKey } from '../base/serial'
import type { Measurer } from '../image/measure'
import type { Part } from '../library/disk-threads'
import { photoName } from '../library/file-name'
import { type FolderTemplate, subfolderOf } from '../library/folder-template'
import { photoOf, relativePath } from '../library/photo'
import type { PhotoIndex, StoredUpload } from '../library/photo-index'
import type { PhotoStore } from '../library/photo-store'
import { isSameContent, sampleOf } from '../library/same-length'
import { makeSubfolder } from '../library/subfolder'

export interface SavePartDeps {
  /** Path of the receiving folder. */
  folder: string
  template(): FolderTemplate
  index: PhotoIndex
  store: PhotoStore
  measurer: Measurer
  /** Of parts that may be alike the later one must find the earlier one saved. */
  inTurn: ReturnType<typeof createSerialByKey>
}

/** A part that has all its bytes. */
export interface WholePart {
  part: Part
  path: string
  bytes: number
  facts: PictureFacts
  stored: Readonly<StoredUpload>
  receivedAt: number
  /**
   * Writes down what the next step is about to do, so that a start after a crash knows where to
   * look.
   */
  keep(
    change: Pick<StoredUpload, 'committing' | 'offset'> | Pick<StoredUpload, 'isReserving'>,
  ): void
}

/**
 * Makes a photo of a whole part: sync, name, record, in this order. Only after that may its sender
 * hear "saved". The part's own name is left to the caller.
 * @returns the photo; another one that has the same bytes, if the sender may have sent it twice
 */
export function savePart(whole: WholePart, deps: SavePartDeps): Promise<Photo> {
  const { bytes, stored } = whole
  if (!stored.resumable) return saveNow(whole, deps)
  return deps.inTurn(`${bytes} ${stored.sender.id}`, () => saveNow(whole, deps))
}

async function saveNow(whole: WholePart, deps: SavePartDeps): Promise<Photo> {
  const { part, path, bytes, facts, stored, receivedAt, keep } = whole
  const { id, sender } = stored
  const { twin, sample } = stored.resumable ? await findTwin(whole, deps) : { twin: null }
  if (twin) {
    deps.index.removeUpload(id)
    await deps.index.written()
    return twin
  }
  // Read while the disk is busy with the part. What cannot be read is not called damaged.
  const checking = deps.measurer.isCutShort(path, facts.format).catch(() => false)
  const takenAt = facts.capturedAt ?? stored.lastModified ?? receivedAt
  const taken = facts.capturedLocal ?? takenAt
  const wanted = photoName(stored.name, facts.format, taken)
  const filed = subfolderOf(deps.template(), { taken, phone: sender.name })
  const subfolder = await makeSubfolder(deps.folder, filed)
  const pathOf = (name: string) => (subfolder === '' ? name : `${subfolder}/${name}`)
  const to = { folder: deps.folder, subfolder, name: wanted }
  const name = await part.commit(to, new Date(takenAt), {
    beforeName(candidate) {
      keep({ committing: pathOf(candidate), offset: bytes })
      return deps.index.written()
    },
    beforeReservation() {
      keep({ isReserving: true })
      return deps.index.written()
    },
  })
  const photo = photoOf({
    id,
    path: pathOf(name),
    bytes,
    facts,
    isDamaged: await checking,
    sender,
    startedAt: stored.createdAt,
    receivedAt,
    wasHeic: stored.wasHeic,
  })
  // Not waited for: what was written before the name is enough to make the same photo again.
  const { edge, metadata } = stored
  deps.store.add(photo, { edge, metadata, ...(sample !== undefined && { sample }) })
  return photo
}

/**
 * A photo of this sender with the same bytes. Where others have the same length, a sample of the
 * part is taken: only those of the same sample are read whole.
 */
async function findTwin(
  { path, bytes, stored }: WholePart,
  { folder, store }: SavePartDeps,
): Promise<{ twin: Photo | null; sample?: string }> {
  const { sameLength } = store
  const as = { sender: stored.sender, bytes }
  if (!sameLength.has(as)) return { twin: null }
  const pathOf = (photo: Photo) => join(folder, relativePath(photo))
  for (let one = sameLength.unsampled(as); one; one = sameLength.unsampled(as))
    store.setSample(one, await sampleOf(pathOf(one), bytes).catch(() => UNREADABLE))
  const sample = await sampleOf(path, bytes)
  for (const photo of sameLength.withSample(as, sample))
    if (await isSameContent(path, pathOf(photo)).catch(() => false)) return { twin: photo, sample }
  return { twin: null, sample }
}

/** The sample of a file that has gone, which no other is like. */
const UNREADABLE = 'unreadable'
