import type { Notice } from '../../../contract/notice'
import { BY_HAND, type Photo } from '../../../contract/photo'
import type { ReceiverEvent } from '../../../contract/receiver-event'
import type { Log } from '../../base/log'
import type { Receiver } from '../../receiver'
import type { Decode, Order } from './decoders'
import { hopeless } from './preview-plan'

/** Pictures on the screen come first; the next attempt follows after this long, milliseconds. */
const DROPPED_MS = 2000

/** Every pixel, upright, at a quality at which nobody sees the difference. */
const order = (photo: Photo): Order => ({
  photo,
  ...{ side: 65_535, type: 'image/jpeg', quality: 0.9 },
})

interface Deps {
  receiver: Pick<Receiver, 'photo' | 'jpegCopies'>
  decode: Decode
  isWanted(): boolean
  pause(milliseconds: number): Promise<void>
  onNotice(notice: Notice): void
  log: Log
}

export interface JpegOfHeic {
  follow(event: ReceiverEvent): void
  /** Makes what is still missing: at the start, in another folder, when the setting changes. */
  resume(): void
}

/** Makes a JPEG beside each HEIC that a phone sends, where that is set, one after the other. */
export function createJpegOfHeic(deps: Deps): JpegOfHeic {
  const { jpegCopies, photo: find } = deps.receiver
  let isBusy = false

  async function make(photo: Photo): Promise<void> {
    if (hopeless(photo)) throw new Error('It is too large to be decoded.')
    for (;;) {
      const jpeg = await deps.decode(order(photo))
      if (find(photo.id) === null) return
      if (jpeg === 'impossible' || jpeg === 'late') throw new Error('It cannot be decoded.')
      if (jpeg !== 'dropped') return jpegCopies.save(photo.id, jpeg)
      await deps.pause(DROPPED_MS)
    }
  }

  async function work(): Promise<void> {
    if (isBusy) return
    isBusy = true
    while (deps.isWanted()) {
      const [photo] = jpegCopies.wanted()
      if (!photo) break
      const { id, name } = photo
      await make(photo).catch((error: unknown) => {
        deps.log.warn(`There is no JPEG of ${id}:`, error)
        deps.onNotice({ code: 'NO_JPEG', file: name })
      })
      jpegCopies.giveUp(id)
    }
    isBusy = false
  }

  return {
    follow(event) {
      if (event.type !== 'saved' || event.photo.format !== 'heic') return
      if (!deps.isWanted() || event.photo.sender.id === BY_HAND.id) return
      jpegCopies.want(event.photo.id)
      void work()
    },
    resume: () => void work(),
  }
}
