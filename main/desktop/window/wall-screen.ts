import { app, type BrowserWindow, type Display, powerSaveBlocker, screen } from 'electron'
import { WALL_WINDOW, type WallPlace } from '../../../contract/bridge'
import { drawsOnWayland } from './display-server'
import type { MainWindow } from './window'

/** `.wall` of renderer/styles/wall.css, so that opening does not flash. */
const BACKGROUND = '#0c0c0c'

/**
 * Where the wall is shown. On one screen the window fills it. Where there are more, the page may
 * open one window, an empty one of its own origin, that fills a screen the window is not on; what
 * it draws there has no bridge. The screens stay on meanwhile.
 * @param onScreens called when a screen was plugged in or out
 */
export function createWallScreen(
  window: Pick<MainWindow, 'onOpen' | 'present'>,
  onScreens: () => void,
): (shown: boolean) => WallPlace {
  let blocker: number | null = null
  let target: Display | null = null
  let beside: BrowserWindow | null = null

  const closeBeside = () => beside?.close()
  function end(): void {
    if (blocker !== null) powerSaveBlocker.stop(blocker)
    blocker = null
    target = null
    closeBeside()
  }
  const fillScreen = (filled: BrowserWindow, { bounds }: Display) => {
    filled.setBounds(bounds)
    filled.setFullScreen(true)
  }

  function guard(opened: BrowserWindow): void {
    opened.webContents.setWindowOpenHandler(({ url, frameName }) => {
      if (!target || beside || frameName !== WALL_WINDOW || url !== 'about:blank')
        return { action: 'deny' }
      return {
        action: 'allow',
        overrideBrowserWindowOptions: {
          ...target.bounds,
          frame: false,
          roundedCorners: false,
          backgroundColor: BACKGROUND,
          webPreferences: { preload: '' },
        },
      }
    })
    opened.webContents.on('did-create-window', (created) => {
      beside = created
      created.once('closed', () => {
        beside = null
      })
      if (target) fillScreen(created, target)
      // Whoever judges goes on at the computer.
      opened.focus()
    })
    // Its page draws the other window: without it, that one would stand still.
    opened.webContents.on('render-process-gone', () => beside?.destroy())
    opened.on('hide', closeBeside)
    opened.once('closed', end)
  }
  const present = window.present()
  if (present) guard(present)
  window.onOpen(guard)
  screen.on('display-added', onScreens)
  screen.on('display-removed', onScreens)

  return (shown) => {
    const present = window.present()
    if (!shown || !present) {
      end()
      present?.setFullScreen(false)
      present?.webContents.setBackgroundThrottling(true)
      return 'here'
    }
    blocker ??= powerSaveBlocker.start('prevent-display-sleep')
    target = otherDisplay(present)
    if (target && beside) fillScreen(beside, target)
    if (!target) closeBeside()
    present.setFullScreen(target === null)
    // The wall is drawn from the window's page, also while that is minimised.
    present.webContents.setBackgroundThrottling(target === null)
    return target ? 'beside' : 'here'
  }
}

/**
 * A screen that the window is not on; null where there is none. Wayland tells no program where its
 * windows are, and puts them where it likes: the wall could cover the screen of whoever judges.
 */
function otherDisplay(window: BrowserWindow): Display | null {
  const asked = app.commandLine.getSwitchValue('ozone-platform')
  if (drawsOnWayland(process.platform, process.versions.electron, process.env, asked)) return null
  const own = screen.getDisplayMatching(window.getBounds())
  return screen.getAllDisplays().find(({ id }) => id !== own.id) ?? null
}
