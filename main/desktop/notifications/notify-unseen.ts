import { type BrowserWindow, nativeImage } from 'electron'
import { PIXELS_HEAD } from '../../../contract/darkroom'
import type { Photo } from '../../../contract/photo'
import type { Settings } from '../../../contract/settings'
import type { Translate } from '../../../contract/translate'
import type { Darkroom } from '../pictures/darkroom'
import { pixelSize } from '../pictures/delivered-picture'
import { hopeless, pixelOrder } from '../pictures/preview-plan'
import { createBadge } from './badge'
import { gatherNews } from './gather-photos'
import { createNotifications } from './notifications'
import { createUnseen } from './unseen'

interface TellingDeps {
  window(): BrowserWindow | null
  /** Whether the person has the window before them. */
  isInFront(): boolean
  develop: Darkroom['develop']
  settings(): Pick<Settings, 'notifications' | 'sound'>
  t: Translate
  /** The person wants to see this photo. */
  onClick(photoId: string): void
}

/** Tells of photos that arrive while nobody looks: a notification for each burst of them, and their number on the program's icon. */
export function createTelling({ window, isInFront, develop, ...deps }: TellingDeps) {
  const notifications = createNotifications({
    ...deps,
    isNews: () => !isInFront(),
    async picture(photo: Photo) {
      const made = hopeless(photo) ? 'impossible' : await develop(pixelOrder(photo))
      if (typeof made === 'string') return null
      const size = pixelSize(made)
      if (!size) return null
      // Bare pixels: the main process decodes no picture.
      return nativeImage.createFromBitmap(Buffer.from(made.subarray(PIXELS_HEAD)), size)
    },
  })
  const news = gatherNews(notifications.tell)
  const unseen = createUnseen({
    isInFront,
    onArrived: news.add,
    onGone: news.forget,
    onCount: createBadge(window, deps.t),
  })
  return {
    follow: unseen.follow,
    seen(): void {
      unseen.seen()
      news.clear()
      notifications.clear()
    },
  }
}
