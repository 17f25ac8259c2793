import { useMemo } from 'preact/hooks'
import { useLanguage } from '../language'
import { addressText } from './address-text'
import { qrPath } from './qr-path'

/**
 * The code, black on white in every theme: cameras need the contrast.
 * @param room the most CSS pixels it may take; it takes the whole pixels a module that fit, so that every edge is sharp.
 */
export function QrCode({ url, room }: { url: string; room: number }) {
  const { messages } = useLanguage()
  const { side, path } = useMemo(() => qrPath(url), [url])
  const pixels = Math.max(1, Math.floor(room / side)) * side
  return (
    <div class="qr">
      <svg
        role="img"
        aria-label={messages.pairing.qrLabel(addressText(url))}
        width={pixels}
        height={pixels}
        viewBox={`0 0 ${side} ${side}`}
        shape-rendering="crispEdges"
      >
        <rect width={side} height={side} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
    </div>
  )
}
