import { app, BrowserWindow, nativeTheme, type WebContents, type WebPreferences } from 'electron'
import type { AppPage } from './pages'

export interface MainWindow {
  /** Opens the window, or brings it to the front. */
  show(): void
  /** Sends to the page, if there is one. */
  send(channel: string, message: unknown): void
  /** null while it is closed. */
  present(): BrowserWindow | null
}

/** `--paper` of renderer/styles/tokens.css, so that opening does not flash. */
const BACKGROUND = { light: '#f6f6f4', dark: '#141414' }

/**
 * The one window of the app.
 * @param onOpen gets the contents of each new window before its page is loaded
 */
export function createMainWindow(
  page: AppPage,
  webPreferences: WebPreferences,
  onOpen: (contents: WebContents) => void,
): MainWindow {
  let window: BrowserWindow | null = null

  function open(): BrowserWindow {
    const opened = new BrowserWindow({
      title: 'Snapland',
      width: 1200,
      height: 800,
      minWidth: 640,
      minHeight: 480,
      backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
      show: false,
      webPreferences,
    })
    opened.once('ready-to-show', () => opened.show())
    opened.once('closed', () => {
      window = null
      // The hidden darkroom is a window too, so Electron's own rule, to quit after the last one, does not do.
      if (process.platform !== 'darwin') app.quit()
    })
    // A photo that Chromium shows in full can still kill the page. Nothing is lost: the page reads its state anew.
    opened.webContents.on('render-process-gone', () => opened.webContents.reload())
    onOpen(opened.webContents)
    opened.loadURL(page.address).catch((error: unknown) => {
      console.error('The window cannot show its page:', error)
    })
    return opened
  }

  return {
    show() {
      if (!window) {
        window = open()
        return
      }
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    present: () => window,
    send(channel, message) {
      if (window && !window.webContents.isDestroyed()) window.webContents.send(channel, message)
    },
  }
}
