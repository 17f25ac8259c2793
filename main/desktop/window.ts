import { BrowserWindow, nativeTheme, type WebPreferences } from 'electron'

export interface MainWindow {
  /** Opens the window, or brings it to the front. */
  show(): void
  /** Sends to the page, if there is one. */
  send(channel: string, message: unknown): void
}

interface Parts {
  address: string
  webPreferences: WebPreferences
  /** Called with each new window before its page is loaded. */
  onOpen(window: BrowserWindow): void
}

/** The colour that the page paints first, so that opening does not flash. */
const BACKGROUND = { light: '#fbfbfa', dark: '#18181a' }

/** The one window of the app. */
export function createMainWindow({ address, webPreferences, onOpen }: Parts): MainWindow {
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
    })
    onOpen(opened)
    void opened.loadURL(address)
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
    send(channel, message) {
      if (window && !window.webContents.isDestroyed()) window.webContents.send(channel, message)
    },
  }
}
