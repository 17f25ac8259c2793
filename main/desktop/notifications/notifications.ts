import { writeFile } from 'node:fs/promises'
import {
  app,
  type BrowserWindow,
  dialog,
  type NativeImage,
  Notification,
  nativeImage,
  shell,
} from 'electron'
import { countedKey } from '../../../contract/counted'
import type { Photo } from '../../../contract/photo'
import type { Settings } from '../../../contract/settings'
import { PIXELS_HEAD } from '../../../contract/thumbnailer'
import type { Translate } from '../../../contract/translate'
import type { Log } from '../../base/log'
import type { Context } from '../context'
import { dotIcon, programIcon } from '../icons/icons'
import type { Decode } from '../pictures/decoders'
import { hopeless, pixelOrder, pixelSize } from '../pictures/preview-plan'
import { createUnseen, gatherPhotos, notificationText } from './unseen'

/**
 * Notifies of photos that arrive while the window is not in front: one notification once all of
 * a phone is here, and their number on the program's icon.
 */
export function setupNotifications(
  { log, receiver, window, settings, t, tell }: Context,
  decode: Decode,
) {
  const notifier = createNotifier({
    log,
    settings: settings.settings,
    t,
    isUnseen: () => !window.isInFront(),
    onClick(id) {
      window.show()
      tell({ type: 'show-photo', id })
    },
    async picture(photo: Photo) {
      const made = hopeless(photo) ? 'impossible' : await decode(pixelOrder(photo))
      if (typeof made === 'string') return null
      const size = pixelSize(made)
      if (!size) return null
      // Bare pixels: the main process decodes no picture.
      return nativeImage.createFromBitmap(Buffer.from(made.subarray(PIXELS_HEAD)), size)
    },
  })
  const gathered = gatherPhotos(notifier.notify)
  const unseen = createUnseen({
    isInFront: window.isInFront,
    onArrived: gathered.add,
    onGone: gathered.forget,
    onBatch: gathered.complete,
    onChange: createBadge(window.present, t),
  })
  receiver.onEvent(unseen.follow)
  return {
    /** The person looks at the window. */
    seen(): void {
      unseen.seen()
      gathered.clear()
      notifier.clear()
    },
  }
}

interface NotifierDeps {
  log: Log
  settings(): Pick<Settings, 'notifications' | 'sound'>
  t: Translate
  /** A small picture of the photo; null where there is none. */
  picture(photo: Photo): Promise<NativeImage | null>
  /** Whether it is still unseen: the window may have come to the front meanwhile. */
  isUnseen(): boolean
  /** The notification was clicked; the photo is the one in its picture. */
  onClick(photoId: string): void
}

/** Shows photos as system notifications, one at a time. */
function createNotifier({ log, settings, t, picture, isUnseen, onClick }: NotifierDeps) {
  // Keeps it from garbage collection too, and with it its click handler.
  let shown: Notification | null = null

  function clear(): void {
    shown?.close()
    shown = null
  }

  async function notify(photos: readonly Photo[]): Promise<void> {
    const newest = photos.at(-1)
    if (!newest || !settings().notifications || !Notification.isSupported()) return
    const icon = await picture(newest)
    if (!isUnseen()) return
    const next = new Notification({
      ...notificationText(photos, t),
      silent: !settings().sound,
      ...(icon && { icon }),
    })
    next.on('click', () => onClick(newest.id))
    next.on('failed', (_event, error) => log.warn('The notification failed:', error))
    clear()
    shown = next
    next.show()
    // On Linux Electron ignores `silent`, and most desktops are silent: ask for the system's sound.
    if (settings().sound && process.platform === 'linux') shell.beep()
  }

  return {
    notify: (photos: readonly Photo[]): void => {
      notify(photos).catch((why: unknown) => log.warn('The notification failed:', why))
    },
    clear,
  }
}

/**
 * The number of unseen photos on the program's icon: a count on docks, a dot on the Windows
 * taskbar.
 */
function createBadge(window: () => BrowserWindow | null, t: Translate) {
  return (photos: readonly Photo[]): void => {
    const count = photos.length
    app.setBadgeCount(count)
    if (process.platform !== 'win32') return
    window()?.setOverlayIcon(
      count > 0 ? dotIcon() : null,
      count > 0 ? t(countedKey('desktop.unseen', photos), { count }) : '',
    )
  }
}

/**
 * Shows a notification once, for as long as the file exists.
 * @param path the file that remembers it
 */
export async function notifyOnce(path: string, title: string, body: string): Promise<void> {
  const isFirst = await writeFile(path, '', { flag: 'wx' }).then(
    () => true,
    () => false,
  )
  if (!isFirst) return
  if (Notification.isSupported()) {
    new Notification({ title, body, icon: programIcon(), silent: true }).show()
    return
  }
  await dialog.showMessageBox({ message: title, detail: body })
}
