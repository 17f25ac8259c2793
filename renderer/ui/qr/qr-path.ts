import { create } from 'qrcode/lib/core/qrcode'

/** ISO/IEC 18004, 6.3.8: four modules of white on every side. */
const QUIET_ZONE = 4

export interface QrPath {
  /** Width and height in modules, the quiet zone included. */
  side: number
  /** SVG path data of all dark modules, one module being one unit. */
  path: string
}

/** @throws Error when the text does not fit a QR code (more than 2,331 bytes at this level). */
export function qrPath(text: string): QrPath {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const strokes: string[] = []
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) {
      if (!modules.get(y, x)) continue
      const from = x
      while (x + 1 < modules.size && modules.get(y, x + 1)) x += 1
      const width = x + 1 - from
      strokes.push(`M${from + QUIET_ZONE} ${y + QUIET_ZONE}h${width}v1h-${width}z`)
    }
  }
  return { side: modules.size + 2 * QUIET_ZONE, path: strokes.join('') }
}
