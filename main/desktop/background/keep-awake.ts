import { type BrowserWindow, powerSaveBlocker } from 'electron'

/** Keeps the computer from sleeping while asked to; the screen may go dark. */
export function createKeepAwake() {
  let blocker: number | null = null
  return (awake: boolean): void => {
    if (awake === (blocker !== null)) return
    if (blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension')
    else {
      powerSaveBlocker.stop(blocker)
      blocker = null
    }
  }
}

/**
 * While the wall is shown, the window fills its screen and the screen stays on.
 * @param present the window; null while it is closed
 */
export function createWallScreen(present: () => BrowserWindow | null) {
  let blocker: number | null = null

  function letSleep(): void {
    if (blocker !== null) powerSaveBlocker.stop(blocker)
    blocker = null
  }

  return (shown: boolean): void => {
    const window = present()
    window?.setFullScreen(shown)
    letSleep()
    if (!shown || !window) return
    blocker = powerSaveBlocker.start('prevent-display-sleep')
    window.off('closed', letSleep).once('closed', letSleep)
  }
}
