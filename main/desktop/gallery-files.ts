import type { Readable } from 'node:stream'
import type { Photo } from '../../contract/photo'
import type { Receiver } from '../receiver'
import { openStoredFile } from './stored-file'

/** A photo and its file. */
export interface GalleryFile {
  photo: Photo
  path: string
  /** Opens it for reading. @throws Error with a sentence when it has gone */
  open(): Promise<Readable>
}

/** Finds the photos that the window means. @throws Error with a sentence when one of them is not there */
export function galleryFiles(
  receiver: Pick<Receiver, 'photo' | 'photoPath' | 'listening'>,
  ids: readonly string[],
): GalleryFile[] {
  return ids.map((id) => {
    const photo = receiver.photo(id)
    const path = receiver.photoPath(id)
    if (!photo || !path) throw new Error('A photo is no longer in the folder. Nothing was done.')
    const open = async () => {
      const file = await openStoredFile(receiver.listening().folder, path)
      if (!file) throw new Error(`${photo.name} is no longer in the folder.`)
      return file.handle.createReadStream()
    }
    return { photo, path, open }
  })
}
