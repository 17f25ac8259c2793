import { useMemo } from 'preact/hooks'
import { create } from 'qrcode/lib/core/qrcode'
import type { Listening } from '../../contract/receiver-event'
import { coveredBy } from '../state/covered'
import { useLanguage } from './language'

/** The code of this computer's address. */
export function SnaplandCode({ listening, size }: { listening: Listening; size: number }) {
  const { t } = useLanguage()
  const { url, stopped } = listening
  const cause = coveredBy(listening)
  return (
    <QrCode
      text={url}
      label={t('window.pairing.qrLabel', { address: new URL(url).origin })}
      size={size}
      cover={stopped ? t('window.panel.stopped') : cause && t(`window.covered.by.${cause.code}`)}
    />
  )
}

interface Props {
  text: string
  label: string
  /** At most this many CSS pixels; whole pixels a module keep every edge sharp. */
  size: number
  /** Shown over it where it leads nowhere: the code is then too faint for any camera. */
  cover?: string | null
}

/** A code, black on white in every theme: cameras need the contrast. */
export function QrCode({ text, label, size, cover = null }: Props) {
  const { side, path } = useMemo(() => qrPath(text), [text])
  const pixels = Math.max(1, Math.floor(size / side)) * side
  return (
    <div class="qr" data-covered={cover !== null}>
      <svg
        role="img"
        aria-label={cover ?? label}
        width={pixels}
        height={pixels}
        viewBox={`0 0 ${side} ${side}`}
        shape-rendering="crispEdges"
      >
        <rect width={side} height={side} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      {cover !== null && (
        <span class="qr-cover" aria-hidden="true">
          {cover}
        </span>
      )}
    </div>
  )
}

/** ISO/IEC 18004, 6.3.8: four modules of white on every side. */
const QUIET_ZONE = 4

interface QrPath {
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
