import { copiedSize } from '../../../contract/copied-size'
import { BY_HAND, isVideo, type Photo } from '../../../contract/photo'
import type { ReceiverEvent } from '../../../contract/receiver-event'
import type { Log } from '../../base/log'
import type { Decode, Order } from './decoders'
import { hopeless } from './preview-plan'

/** Photos that come as close together as this are many: only the last is copied, milliseconds. */
const QUIET_MS = 300
/** Pictures on the screen come first; the next attempt follows after this long, milliseconds. */
export const DROPPED_MS = 2000

interface Deps {
  /** null once it is no longer in the gallery. */
  find(photoId: string): Photo | null
  decode: Decode
  isWanted(): boolean
  copy(png: Uint8Array): Promise<void>
  pause(milliseconds: number): Promise<void>
  log: Log
}

/**
 * Puts each new picture of a phone on the clipboard, upright and with every pixel that can be
 * copied; of many only the newest. What cannot be decoded is passed over.
 */
export function createCopyNewest({ find, decode, isWanted, copy, pause, log }: Deps) {
  let newest: Photo | null = null
  let isBusy = false

  async function work(): Promise<void> {
    isBusy = true
    while (newest) {
      const photo: Photo = newest
      await pause(QUIET_MS)
      if (newest !== photo) continue
      const picture = await decode(copyOrder(photo))
      if (newest !== photo) continue
      if (picture === 'dropped') {
        await pause(DROPPED_MS)
        continue
      }
      newest = null
      if (typeof picture !== 'string' && isWanted() && find(photo.id)) await copy(picture)
    }
  }

  return {
    follow(event: ReceiverEvent): void {
      if (event.type !== 'saved' || !isWanted()) return
      const { photo } = event
      if (photo.sender.id === BY_HAND.id || isVideo(photo.format) || hopeless(photo)) return
      newest = photo
      if (isBusy) return
      work()
        .catch((error: unknown) => {
          newest = null
          log.warn('A new photo was not copied:', error)
        })
        .finally(() => {
          isBusy = false
        })
    },
  }
}

/** The picture of a photo as it is copied: upright, every pixel that can be. */
export function copyOrder(photo: Photo): Order {
  const size = photo.size && copiedSize(photo.size)
  const side = size ? Math.max(size.width, size.height) : 65_535
  return { photo, side, type: 'image/png', quality: 1 }
}
