import { mkdir, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { errnoOf } from '../base/errors'
import { unknownFacts } from '../image/formats'
import type { Measurer } from '../image/measure'
import { removePart, undoReservation, wasCommitted } from '../library/commit'
import { INCOMING_MODE, incomingFolder, partPath } from '../library/part-file'
import { photoOf } from '../library/photo'
import type { PhotoIndex, StoredUpload } from '../library/photo-index'
import { UPLOAD_LIFETIME_MS } from './record'

/**
 * Puts the parts in order after whatever ended the last run: finishes or undoes commits, keeps what
 * can still continue, removes what cannot.
 * @returns the uploads that can continue
 */
export async function recover(
  folder: string,
  index: PhotoIndex,
  measurer: Measurer,
  now: number,
): Promise<StoredUpload[]> {
  await mkdir(incomingFolder(folder), { recursive: true, mode: INCOMING_MODE })
  const continuing: StoredUpload[] = []
  for (const upload of index.uploads()) {
    const path = partPath(folder, upload.id)
    if (await finishCommit(folder, upload, index, measurer, now)) await removePart(path)
    else if (upload.resumable && now - upload.createdAt < UPLOAD_LIFETIME_MS) {
      const offset = Math.min(upload.offset, (await sizeOf(path)) ?? 0)
      continuing.push({ ...upload, offset, committing: null, isReserving: false })
    } else {
      index.removeUpload(upload.id)
      await removePart(path)
    }
  }
  await removeStrayParts(folder, new Set(continuing.map((upload) => upload.id)), now)
  return continuing
}

/**
 * Whether the crash came after the photo had its name; then the photo is recorded, if it was not
 * yet.
 */
async function finishCommit(
  folder: string,
  upload: StoredUpload,
  index: PhotoIndex,
  measurer: Measurer,
  now: number,
): Promise<boolean> {
  if (upload.committing === null) return false
  const finalPath = join(folder, upload.committing)
  if (!(await wasCommitted(partPath(folder, upload.id), finalPath, upload.offset))) {
    if (upload.isReserving) await undoReservation(partPath(folder, upload.id), finalPath)
    return false
  }
  const facts = (await measurer.measureFile(finalPath)) ?? unknownFacts('other')
  const { id, committing: path, offset: bytes, sender, wasHeic } = upload
  const isDamaged = await measurer.isCutShort(finalPath, facts.format)
  const file = { id, path, bytes, facts, isDamaged, sender, receivedAt: now, wasHeic }
  index.savePhoto(photoOf(file), upload)
  return true
}

async function removeStrayParts(folder: string, known: Set<string>, now: number): Promise<void> {
  const parts = incomingFolder(folder)
  for (const name of await readdir(parts)) {
    if (!name.endsWith('.part') || known.has(basename(name, '.part'))) continue
    const { mtimeMs, nlink } = await stat(join(parts, name))
    // With a second name it is a photo, and the crash came between its record and the end of its
    // first name.
    const isPhoto = nlink > 1
    if (isPhoto || now - mtimeMs > UPLOAD_LIFETIME_MS) await removePart(join(parts, name))
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null
    throw error
  }
}
