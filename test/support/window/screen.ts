import { PNG } from 'pngjs'
import { until } from '../until'
import { readQr } from '../x11/qr'
import { scan } from '../x11/scan'
import { startXDisplay } from '../x11/x-display'
import type { DesktopApp } from './desktop-app'

/** A screen on any system, for a test that a release runs on all of them. */
export interface Screen {
  /** The value of DISPLAY. */
  name: string
  /** Points a camera at it, where the window is. */
  scan(desktop: DesktopApp): Promise<string>
  close(): Promise<void>
}

/**
 * On Linux a display of its own. Windows and macOS have one screen, which is the tester's; there
 * the camera sees the window alone.
 */
export async function startScreen({ isOwn = process.platform === 'linux' } = {}): Promise<Screen> {
  if (isOwn) {
    const display = await startXDisplay({ width: 1600, height: 1200 })
    return { ...display, scan: () => scan(display) }
  }
  return {
    name: process.env.DISPLAY ?? '',
    scan: ({ window }) =>
      until('a QR code in the window', async () => {
        const { data, width, height } = PNG.sync.read(await window.screenshot())
        return readQr({ data: new Uint8ClampedArray(data), width, height })
      }),
    close: async () => {},
  }
}
