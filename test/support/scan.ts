import { readQr } from './qr'
import { until } from './until'
import type { XDisplay } from './x-display'

/** Points a camera at the screen until it reads a code: the address that the phone will open. */
export function scan(display: XDisplay): Promise<string> {
  return until('a QR code on the screen', async () => readQr(await display.screenshot()))
}
