import { app, type BrowserWindow } from 'electron'
import type { Translate } from '../../../contract/translate'
import { dotIcon } from '../icons/icons'

/** Counts photos that nobody has seen on the program's icon: a number on the dock and on launchers, a dot on the taskbar of Windows. */
export function createBadge(window: () => BrowserWindow | null, t: Translate) {
  return (count: number): void => {
    app.setBadgeCount(count)
    if (process.platform !== 'win32') return
    window()?.setOverlayIcon(
      count > 0 ? dotIcon() : null,
      count > 0 ? t('desktop.unseen', { count }) : '',
    )
  }
}
