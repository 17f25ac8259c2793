import { until } from '../until'
import { readQr } from './qr'
import type { XDisplay } from './x-display'

/**
 * Points a camera at the screen until it reads a code: the address that the phone will open.
 * @param isWanted the code that was there before may still be on the screen
 */
export function scan(
  display: XDisplay,
  isWanted: (text: string) => boolean = () => true,
): Promise<string> {
  return until('a QR code on the screen', async () => {
    const text = readQr(await display.screenshot())
    return text !== null && isWanted(text) && text
  })
}
