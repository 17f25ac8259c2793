import { session } from 'electron'
import { BY_HAND, type Size } from '../../../contract/photo'
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

/** Pictures of the photos, decoded in two hidden pages, each with a session of its own. */
export function setupPictures({ receiver, dataFolder, built }: Context): Pictures {
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
  const previews = createPreviews(dataFolder, (photo) => openOriginal(receiver, photo), decode, {
    take(photoId) {
      const size = seen.get(photoId) ?? null
      seen.delete(photoId)
      return size
    },
    tell: receiver.correctSize,
  })

  receiver.onEvent((event) => {
    if (event.type === 'upload') quick.wake()
    // Before the window asks for it. What was put into the folder by hand may be thousands: those
    // wait until they are looked at.
    if (event.type === 'saved' && event.photo.sender.id !== BY_HAND.id)
      // What fails is tried again, and told, when the window asks.
      previews.preview(event.photo, 'thumb').catch(() => {})
    if (event.type === 'removed') void previews.forget(event.id)
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
