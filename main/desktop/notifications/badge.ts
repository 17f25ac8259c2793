import { app, type BrowserWindow } from 'electron'
import { dotIcon } from '../icons/icons'
import type { Words } from '../words/words'

/** Counts photos that nobody has seen on the program's icon: a number on the dock and on launchers, a dot on the taskbar of Windows. */
export function createBadge(window: () => BrowserWindow | null, words: () => Words) {
  return (count: number): void => {
    app.setBadgeCount(count)
    if (process.platform !== 'win32') return
    window()?.setOverlayIcon(count > 0 ? dotIcon() : null, count > 0 ? words().unseen(count) : '')
  }
}
