import type { Readable } from 'node:stream'
import type { Photo } from '../../../contract/photo'
import { AppError } from '../../base/errors'
import type { Receiver } from '../../receiver'
import { openStoredFile } from '../pictures/stored-file'

/** A photo and its file. */
export interface GalleryFile {
  photo: Photo
  path: string
  /** Opens it for reading. @throws AppError when it has gone */
  open(): Promise<Readable>
  /** @throws AppError when it has gone */
  mustBeThere(): Promise<void>
}

/**
 * Finds photos by id.
 * @throws AppError when one of them is not in the gallery
 */
export function galleryFiles(
  receiver: Pick<Receiver, 'photo' | 'photoPath' | 'listening'>,
  ids: readonly string[],
): GalleryFile[] {
  return ids.map((id) => {
    const photo = receiver.photo(id)
    const path = receiver.photoPath(id)
    if (!photo || !path) throw new AppError('PHOTO_LEFT')
    const handle = async () => {
      const file = await openStoredFile(receiver.listening().folder, path)
      if (!file) throw new AppError('PHOTO_GONE', { details: { file: photo.name } })
      return file.handle
    }
    return {
      photo,
      path,
      open: async () => (await handle()).createReadStream(),
      mustBeThere: async () => (await handle()).close(),
    }
  })
}
