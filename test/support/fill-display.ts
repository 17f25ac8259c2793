import type { DesktopApp } from './desktop-app'
import { until } from './until'

/** The window over the whole display, whatever size it would have by itself; it shows itself once it is drawn. */
export const fillDisplay = (
  { electron, window }: DesktopApp,
  { width, height }: { width: number; height: number },
) =>
  until('the window to fill the display', async () => {
    await electron.evaluate(
      async ({ BrowserWindow }, size) => {
        for (const each of BrowserWindow.getAllWindows())
          if (each.isVisible()) each.setBounds({ x: 0, y: 0, ...size })
      },
      { width, height },
    )
    // A display without a window manager keeps a pixel for itself.
    return window.evaluate<boolean>(`${width} - innerWidth < 2 && innerWidth <= ${width}`)
  })
