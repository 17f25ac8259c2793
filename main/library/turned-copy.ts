import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Photo } from '../../contract/photo'
import { AppError } from '../base/errors'
import { turnedHead } from '../image/turned-jpeg'
import type { Part } from './disk-threads'
import { partPath } from './part-file'
import { relativePath } from './photo'
import type { ReceivingFolder } from './receiving-folder'

/** What is read of a photo at once, and what the headers may take. */
const PIECE_BYTES = 1024 * 1024
const HEADERS_BYTES = 32 * PIECE_BYTES

/**
 * Writes a copy of a JPEG beside it that is shown turned, by the rules of every photo: whole or not
 * at all, and never over a file. Its date is when the photo came, so it stands beside it in the
 * gallery too.
 * @param turns quarters to the right
 * @returns its name
 * @throws AppError DISK_FULL, FOLDER_GONE, or NOT_WRITTEN where it is no JPEG that can be turned so
 */
export async function saveTurnedCopy(
  folder: ReceivingFolder,
  photo: Photo,
  turns: number,
): Promise<string> {
  await folder.requireSpace(photo.bytes)
  if (photo.format !== 'jpeg') throw new AppError('NOT_WRITTEN')
  const file = await open(join(folder.path, relativePath(photo)))
  try {
    const path = partPath(folder.path, `${photo.id}-turned`)
    const part = await folder.openPart(path, { isNew: true, checksum: null })
    if (part === null) throw new AppError('NOT_WRITTEN')
    try {
      await writeTurned(file, part, turns)
      const came = new Date(photo.receivedAt)
      const { name, subfolder = '' } = photo
      const to = { folder: folder.path, subfolder, name }
      return await part.commit(to, came, { beforeName() {}, beforeReservation() {} })
    } finally {
      await part.close('remove')
    }
  } finally {
    await file.close()
  }
}

async function writeTurned(file: FileHandle, part: Part, turns: number): Promise<void> {
  const head = turnedHead(await readAt(file, 0, HEADERS_BYTES), turns)
  if (head === null) throw new AppError('NOT_WRITTEN')
  const { rest } = head
  let written = head.bytes.length
  await part.write([head.bytes], 0)
  for (let at = rest; ; ) {
    const piece = await readAt(file, at, PIECE_BYTES)
    // It is moved into the thread, and empty from then on.
    const { length } = piece
    if (length === 0) return
    await part.write([piece], written)
    at += length
    written += length
  }
}

/** As many of these bytes as the file has. */
async function readAt(file: FileHandle, position: number, bytes: number): Promise<Buffer> {
  const { size } = await file.stat()
  const wanted = Math.max(0, Math.min(bytes, size - position))
  const { buffer, bytesRead } = await file.read(Buffer.alloc(wanted), 0, wanted, position)
  return buffer.subarray(0, bytesRead)
}
