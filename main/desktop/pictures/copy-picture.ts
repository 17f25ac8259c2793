import type { Photo } from '../../../contract/photo'
import { AppError } from '../../base/errors'
import { copyOrder, DROPPED_MS } from './copy-newest'
import type { Decode } from './decoders'

interface Deps {
  /** null where it is not in the gallery. */
  find(photoId: string): Photo | null
  decode: Decode
  pause(milliseconds: number): Promise<void>
}

/**
 * Copies a photo as a picture, encoded once, in the hidden page that decodes it. One at a time: who
 * copies another one meanwhile wants that.
 * @returns copies one with `copy`, which is given PNGs: first `preview`, a small one that is there
 *   already, then the whole. Answers whether it was copied, false where another one was asked for
 *   since; throws AppError PHOTO_LEFT or PHOTO_NOT_COPIED
 */
export function createCopyPicture({ find, decode, pause }: Deps) {
  let latest = 0

  return async (
    photoId: string,
    preview: Uint8Array | null,
    copy: (png: Uint8Array) => Promise<void>,
  ): Promise<boolean> => {
    latest += 1
    const mine = latest
    const photo = find(photoId)
    if (!photo) throw new AppError('PHOTO_LEFT')
    if (preview) await copy(preview)
    for (;;) {
      const picture = await decode(copyOrder(photo))
      if (mine !== latest) return false
      if (picture === 'dropped') {
        await pause(DROPPED_MS)
        continue
      }
      if (typeof picture === 'string')
        throw new AppError('PHOTO_NOT_COPIED', { details: { file: photo.name } })
      await copy(picture)
      return true
    }
  }
}
