import { setTimeout } from 'node:timers/promises'
import { session } from 'electron'
import { BY_HAND, type Photo, type Size } from '../../../contract/photo'
import { createSerial } from '../../base/serial'
import type { Context } from '../context'
import { lockSession, servePage, webPreferences } from '../window/page-session'
import { THUMBNAILER_PAGE } from '../window/pages'
import { createDecode, type Decode } from './decoders'
import {
  createPhotoAnswers,
  openOriginal,
  type PhotoAnswers,
  serveOriginals,
} from './photo-protocol'
import { createPreviews } from './previews'
import { createThumbnailer, type Thumbnailer } from './thumbnailer'

export interface Pictures {
  decode: Decode
  setViewport: Thumbnailer['setViewport']
  /** What the window gets for a photo's address. */
  answers: PhotoAnswers
}

const CHECK_PAUSE_MS = 250

/** Pictures of the photos, decoded in two hidden pages, each with a session of its own. */
export function setupPictures({ receiver, dataFolder, built, log }: Context): Pictures {
  const seen = new Map<string, Size>()
  function onShown(photoId: string, size: Size): void {
    seen.set(photoId, size)
    receiver.correctSize(photoId, size)
  }
  function openLane(name: string): Thumbnailer {
    const ownSession = session.fromPartition(name)
    const preferences = {
      ...webPreferences(built(THUMBNAILER_PAGE.preload), ownSession),
      backgroundThrottling: false,
    }
    const thumbnailer = createThumbnailer(THUMBNAILER_PAGE, preferences, onShown)
    lockSession(ownSession)
    servePage(ownSession, THUMBNAILER_PAGE, built('renderer'))
    serveOriginals(ownSession, receiver, thumbnailer.workOn, THUMBNAILER_PAGE)
    return thumbnailer
  }
  const [quick, slow] = [openLane('thumbnailer'), openLane('thumbnailer-slow')]
  const decode = createDecode(({ id }) => receiver.findInnerPicture(id), {
    quick: quick.decode,
    slow: slow.decode,
  })
  const checks = createSerial()
  const checked = new Set<string>()
  /** Decoders show a garbled JPEG in grey and say nothing. Thumbnails come first. */
  function check({ id, format }: Photo): void {
    if (format !== 'jpeg' || checked.has(id)) return
    checked.add(id)
    void checks(async () => {
      while (!quick.isIdle()) await setTimeout(CHECK_PAUSE_MS)
      await receiver.checkWhole(id)
    }).catch((error: unknown) => log.warn(`${id} cannot be read to its end:`, error))
  }
  const open = (photo: Photo) => openOriginal(receiver, photo)
  const sizes = {
    take(photoId: string) {
      const size = seen.get(photoId) ?? null
      seen.delete(photoId)
      return size
    },
    tell: receiver.correctSize,
  }
  const previews = createPreviews(dataFolder, open, decode, sizes, check)

  receiver.onEvent((event) => {
    if (event.type === 'upload') quick.wake()
    // Before the window asks for it. What was put into the folder by hand may be thousands: those
    // wait until they are looked at.
    if (event.type === 'saved' && event.photo.sender.id !== BY_HAND.id) {
      const { photo } = event
      // What fails is tried again, and told, when the window asks.
      void previews
        .preview(photo, 'thumb')
        .catch(() => {})
        // Another photo may have had a thumbnail that is taken for its own.
        .then(() => check(photo))
    }
    if (event.type === 'removed') {
      checked.delete(event.id)
      void previews.forget(event.id)
    }
  })
  return {
    decode,
    setViewport(photoIds) {
      quick.setViewport(photoIds)
      slow.setViewport(photoIds)
    },
    answers: createPhotoAnswers(receiver, previews),
  }
}
