import jsQR from 'jsqr'
import type { Picture } from './xwd'

/**
 * The text of the QR code in a picture, as a phone's camera would read it; null if there is none.
 */
export function readQr({ data, width, height }: Picture): string | null {
  return jsQR(data, width, height)?.data ?? null
}
