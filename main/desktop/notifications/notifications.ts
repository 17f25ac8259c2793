import { type NativeImage, Notification, shell } from 'electron'
import type { Photo } from '../../../contract/photo'
import type { Settings } from '../../../contract/settings'
import type { Translate } from '../../../contract/translate'
import { newsText } from './notification-text'

interface NotificationsDeps {
  settings(): Pick<Settings, 'notifications' | 'sound'>
  t: Translate
  /** A small picture of the photo; null where there is none. */
  picture(photo: Photo): Promise<NativeImage | null>
  /** Whether it is still news: the person may have come to look while the picture was made. */
  isNews(): boolean
  /** A person chose what was told; the photo is the one in the picture. */
  onClick(photoId: string): void
}

/** Tells of photos through the system, one notification at a time. */
export function createNotifications({ settings, t, picture, isNews, onClick }: NotificationsDeps) {
  // Also keeps it from being collected as garbage, and with it what a click does.
  let shown: Notification | null = null

  function clear(): void {
    shown?.close()
    shown = null
  }

  async function tell(photos: readonly Photo[]): Promise<void> {
    const newest = photos.at(-1)
    if (!newest || !settings().notifications || !Notification.isSupported()) return
    const icon = await picture(newest)
    if (!isNews()) return
    const next = new Notification({
      ...newsText(photos, t),
      silent: !settings().sound,
      ...(icon && { icon }),
    })
    next.on('click', () => onClick(newest.id))
    next.on('failed', (_event, error) => console.error('The notification failed:', error))
    clear()
    shown = next
    next.show()
    // On Linux Electron passes `silent` on to nobody, and most desktops are silent: the system's own sound is asked for.
    if (settings().sound && process.platform === 'linux') shell.beep()
  }

  return {
    tell: (photos: readonly Photo[]): void => {
      tell(photos).catch((error: unknown) => console.error('The notification failed:', error))
    },
    clear,
  }
}
