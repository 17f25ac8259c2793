import { until } from '../until'
import type { XDisplay } from '../x11/x-display'
import type { DesktopApp } from './desktop-app'
import { placeWindow } from './window-presence'

/** The window over the whole display, whatever size it would have by itself. */
export async function fillDisplay(
  app: DesktopApp,
  display: XDisplay,
  size: { width: number; height: number },
): Promise<void> {
  await placeWindow(app, display, { x: 0, y: 0, ...size })
  await until('the page to be as wide', () =>
    app.window.evaluate<boolean>(`innerWidth === ${size.width}`),
  )
}
