import { isDeepStrictEqual } from 'node:util'
import { until } from '../until'
import type { Place, XDisplay } from '../x11/x-display'
import { xdotool } from '../x11/xdotool'
import type { DesktopApp } from './desktop-app'

/** Whether the window is on the screen; the thumbnailer's never is. */
export const isShown = ({ electron }: DesktopApp) =>
  electron.evaluate(async ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some((window) => window.isVisible()),
  )

export const isInFront = ({ electron }: DesktopApp) =>
  electron.evaluate(async ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some((window) => window.isFocused()),
  )

/**
 * Takes the window away from the person without closing it. Until it is shown again its page may
 * stand still: without a graphics card Chromium can wait for a frame that a hidden window is never
 * given. So a test asks a hidden window's page nothing.
 */
export const hideWindow = (app: DesktopApp) => setShown(app, false)
export const showWindow = (app: DesktopApp) => setShown(app, true)
const setShown = ({ electron }: DesktopApp, shown: boolean) =>
  electron.evaluate(async ({ BrowserWindow }, wanted) => {
    const ours = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().startsWith('app://snapland/'),
    )
    if (wanted) ours?.show()
    else ours?.hide()
  }, shown)

/**
 * As the cross in its corner does. The window shows itself once it is drawn, which on a busy
 * machine is later than the test.
 */
export const closeWindow = ({ electron }: DesktopApp) =>
  until('a window to close', () =>
    electron.evaluate(async ({ BrowserWindow }) => {
      const shown = BrowserWindow.getAllWindows().filter((window) => window.isVisible())
      for (const window of shown) window.close()
      return shown.length > 0
    }),
  )

/** Where the window is on the display. null: it is not shown. */
export const placeOf = ({ electron }: DesktopApp): Promise<Place | null> =>
  electron.evaluate(
    async ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.isVisible())
        ?.getBounds() ?? null,
  )

/**
 * Puts the window at a place as a window manager does. One that puts itself there believes it at
 * once, and is then told by the display where it was before: for some milliseconds it is back, in
 * two starts of three.
 */
export const placeWindow = (app: DesktopApp, display: XDisplay, place: Place) => {
  const { x, y, width, height } = place
  // Chromium puts marks of direction around the title in languages from right to left.
  const window = ['search', '--sync', '--onlyvisible', '--name', '^\\W*Snapland\\W*$']
  return until('the window to be put there', async () => {
    await xdotool(display, ...window, 'windowsize', width, height, 'windowmove', x, y)
    return isDeepStrictEqual(await placeOf(app), place)
  })
}
