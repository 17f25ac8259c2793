import type { BrowserWindow } from 'electron'
import { createEvents } from '../../base/events'
import type { Log } from '../../base/log'
import type { TrayIcon } from './tray'

/** A panel may start after Snapland does, when both start at login. */
const PANEL_TRIES = 10
const PANEL_PAUSE_MS = 2000

interface BackgroundDeps {
  log: Log
  /** Whether the person wants it. */
  isWanted(): boolean
  hasTray(): Promise<boolean>
  icon: TrayIcon
  pause(ms: number): Promise<unknown>
  /** The window is hidden and the program keeps running. */
  onHidden(): Promise<void>
}

export type Background = ReturnType<typeof createBackground>

/** Keeps the program running after its window closes, while a tray icon can bring it back. */
export function createBackground(deps: BackgroundDeps) {
  const { emit, onEvent } = createEvents<boolean>()
  let isThere = false
  let leaving = false

  async function checkTray(): Promise<boolean> {
    const found = await deps.hasTray()
    if (found !== isThere) {
      isThere = found
      emit(found)
    }
    if (found && deps.isWanted()) deps.icon.show()
    else deps.icon.hide()
    return found
  }

  async function hideOrLeave(window: BrowserWindow): Promise<void> {
    const found = await checkTray()
    if (window.isDestroyed()) return
    if (found) {
      window.hide()
      await deps.onHidden()
    } else {
      leaving = true
      window.close()
    }
  }

  return {
    /** Whether the desktop has a tray, as far as it is known. */
    hasTray: () => isThere,
    /** Called when that becomes known, or changes. Returns its unsubscribe. */
    onTray: onEvent,
    /** The program is about to quit, whatever closing a window means otherwise. */
    leave(): void {
      leaving = true
    },
    /** It does not quit after all. */
    stay(): void {
      leaving = false
    },
    checkTray,
    /** Waits for a tray, as long as a desktop needs to start. */
    async waitForTray(): Promise<boolean> {
      for (let tries = 1; tries < PANEL_TRIES; tries += 1) {
        if (await checkTray()) return true
        await deps.pause(PANEL_PAUSE_MS)
      }
      return checkTray()
    },
    /** Call it before other listeners to `close`, which may ask whether to quit. */
    interceptClose(window: BrowserWindow): void {
      window.on('close', (event) => {
        if (leaving || !deps.isWanted()) return
        event.preventDefault()
        hideOrLeave(window).catch((why: unknown) => deps.log.error('Closing failed:', why))
      })
    },
  }
}
