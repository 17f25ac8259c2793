import type { Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { errnoOf } from '../base/errors'
import { unknownFacts } from '../image/formats'
import type { Measurer } from '../image/measure'
import { removePart, undoReservation, wasCommitted } from '../library/commit'
import { incomingFolder, makeIncoming, partPath } from '../library/part-file'
import { photoOf } from '../library/photo'
import type { PhotoIndex, StoredUpload } from '../library/photo-index'
import { UPLOAD_LIFETIME_MS } from './record'

/**
 * Puts the parts in order after whatever ended the last run: finishes or undoes commits, keeps what
 * can still continue, removes what cannot. Without bytes there is nothing to continue.
 * @returns the uploads that can continue, and those of which their sender hears that they are given
 *   up
 */
export async function recover(
  folder: string,
  index: PhotoIndex,
  measurer: Measurer,
  now: number,
): Promise<StoredUpload[]> {
  await makeIncoming(folder)
  const continuing: StoredUpload[] = []
  for (const upload of await index.uploads()) {
    const path = partPath(folder, upload.id)
    if (await finishCommit(folder, upload, index, measurer, now)) {
      await removePart(path)
      continue
    }
    const part = await statOrNull(path)
    const offset = Math.min(upload.offset, part?.size ?? 0)
    const isRecent = now - upload.createdAt < UPLOAD_LIFETIME_MS
    const isLess = offset === 0 || (offset < upload.offset && !upload.canRestart)
    const canContinue = upload.resumable && !isLess && !isPhoto(part)
    const isKept = isRecent && (upload.isGivenUp || canContinue)
    if (isKept) continuing.push({ ...upload, offset, committing: null, isReserving: false })
    else index.removeUpload(upload.id)
    if (!isKept || upload.isGivenUp) await removePart(path)
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
  // The command, where there is one, may not have run: that was not written down either.
  index.savePhoto({ ...photoOf(file), result: null }, upload)
  return true
}

/**
 * Of parts that the index does not know: the end came between their first bytes and its next write,
 * so they are no more than the requests of that moment. The index may be an old copy, so they stay
 * for a day.
 */
async function removeStrayParts(folder: string, known: Set<string>, now: number): Promise<void> {
  const parts = incomingFolder(folder)
  for (const name of await readdir(parts)) {
    if (!name.endsWith('.part') || known.has(basename(name, '.part'))) continue
    const part = await statOrNull(join(parts, name))
    const isOld = part !== null && now - part.mtimeMs > UPLOAD_LIFETIME_MS
    if (isPhoto(part) || isOld) await removePart(join(parts, name))
  }
}

/**
 * With a second name it is a photo: the end came before its first name had gone, and a loss of
 * power may have taken what was written down of it. Not a byte more may come into it.
 */
const isPhoto = (part: Stats | null): boolean => part !== null && part.nlink > 1

async function statOrNull(path: string): Promise<Stats | null> {
  try {
    return await stat(path)
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null
    throw error
  }
}
