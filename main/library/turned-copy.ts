import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Photo } from '../../contract/photo'
import { AppError } from '../base/errors'
import { turnedJpeg } from '../image/turned-jpeg'
import { partPath } from './part-file'
import { relativePath } from './photo'
import type { ReceivingFolder } from './receiving-folder'

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
  const jpeg = await readFile(join(folder.path, relativePath(photo)))
  const turned = photo.format === 'jpeg' ? turnedJpeg(jpeg, turns) : null
  if (turned === null) throw new AppError('NOT_WRITTEN')
  const path = partPath(folder.path, `${photo.id}-turned`)
  const part = await folder.openPart(path, { isNew: true, checksum: null })
  if (part === null) throw new AppError('NOT_WRITTEN')
  try {
    await part.write([turned], 0)
    const came = new Date(photo.receivedAt)
    const { name, subfolder = '' } = photo
    const to = { folder: folder.path, subfolder, name }
    return await part.commit(to, came, { beforeName() {}, beforeReservation() {} })
  } finally {
    await part.close('remove')
  }
}
