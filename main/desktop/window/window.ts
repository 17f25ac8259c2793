import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { app, BrowserWindow, nativeTheme, screen, type WebPreferences } from 'electron'
import { createEvents } from '../../base/events'
import type { Log } from '../../base/log'
import { programIcon } from '../icons/icons'
import type { AppPage } from './pages'
import { type boundsFile, fitting, visibleBounds } from './window-bounds'

export interface MainWindow {
  /** Opens the window, or brings it to the front. */
  show(): void
  /** Opens it without showing it. */
  prepare(): void
  /** Called with each new window before its page loads. Returns its unsubscribe. */
  onOpen(listener: (window: BrowserWindow) => void): () => void
  /** Whether it is in front. */
  isInFront(): boolean
  /**
   * Shows progress on the taskbar or dock; null removes it.
   * @param share from 0 to 1
   * @param isHeld nothing comes at the moment: another colour where the system has one
   */
  showShare(share: number | null, isHeld?: boolean): void
  /** What its button in the taskbar says. */
  setTitle(title: string): void
  /** Sends to the page, if there is one. */
  send(channel: string, message: unknown): void
  /** Resolves when its last bounds are on disk. */
  boundsKept(): Promise<void>
  /** Whether it stays above the windows of other programs, from now on. */
  keepAbove(isWanted: boolean): void
  /** null while it is closed. */
  present(): BrowserWindow | null
}

/** `--paper` of renderer/styles/tokens.css, so that opening does not flash. */
const BACKGROUND = { light: '#f6f6f4', dark: '#141414' }

/** Shown once drawn, so that nothing flashes; empty after this time rather than never. */
const SHOWN_AFTER_MS = 3000

/** The window's usual and its smallest size. */
const USUAL = { width: 1200, height: 800 }
const LEAST = { width: 640, height: 480 }

/**
 * The main window.
 * @param kept stores its bounds
 */
export function createMainWindow(
  page: AppPage,
  webPreferences: WebPreferences,
  kept: ReturnType<typeof boundsFile>,
  log: Log,
): MainWindow {
  const { emit: emitOpen, onEvent: onOpen } = createEvents<BrowserWindow>()
  let window: BrowserWindow | null = null
  let isAbove = false
  let title = 'Snapland'

  function open(whenReady: (opened: BrowserWindow) => void): BrowserWindow {
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea)
    const bounds = visibleBounds(kept.read(), areas, LEAST)
    const opened = new BrowserWindow({
      title,
      icon: programIcon(),
      ...(bounds ?? fitting(USUAL, screen.getPrimaryDisplay().workArea, LEAST)),
      minWidth: LEAST.width,
      minHeight: LEAST.height,
      autoHideMenuBar: true,
      backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
      alwaysOnTop: isAbove,
      show: false,
      webPreferences,
    })
    // The page has one title, and this is what the window is called.
    opened.on('page-title-updated', (event) => event.preventDefault())
    opened.once('show', () => {
      if (bounds?.maximized) opened.maximize()
    })
    Promise.race([once(opened, 'ready-to-show'), pause(SHOWN_AFTER_MS)]).then(() => {
      if (!opened.isDestroyed()) whenReady(opened)
    })
    opened.once('closed', () => {
      window = null
      // The hidden thumbnailer is a window too, so Electron does not quit by itself.
      app.quit()
    })
    // A photo shown in full can still crash the page. Nothing is lost: it reads its state again.
    opened.webContents.on('render-process-gone', () => opened.webContents.reload())
    emitOpen(opened)
    // After the guards of `onOpen`, one of which may keep it open: the last bounds count.
    opened.on('close', () => {
      kept.write({ ...opened.getNormalBounds(), maximized: opened.isMaximized() })
    })
    opened.loadURL(page.address).catch((error: unknown) => {
      log.error('The window cannot show its page:', error)
    })
    return opened
  }

  return {
    show() {
      if (!window) {
        window = open((opened) => opened.show())
        return
      }
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    prepare() {
      window ??= open(() => {})
    },
    onOpen,
    isInFront: () => window?.isFocused() === true && window.isVisible() && !window.isMinimized(),
    boundsKept: kept.written,
    keepAbove(isWanted) {
      isAbove = isWanted
      window?.setAlwaysOnTop(isWanted)
    },
    present: () => window,
    showShare(share, isHeld = false) {
      // Less than 0 removes the bar.
      window?.setProgressBar(share ?? -1, { mode: isHeld ? 'paused' : 'normal' })
    },
    setTitle(next) {
      title = next
      window?.setTitle(next)
    },
    send(channel, message) {
      if (window && !window.webContents.isDestroyed()) window.webContents.send(channel, message)
    },
  }
}
