import type { DesktopApp } from './desktop-app'
import { until } from './until'
import { placeWindow } from './window-presence'
import type { XDisplay } from './x-display'

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
