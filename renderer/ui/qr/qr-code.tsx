import { useMemo } from 'preact/hooks'
import { qrPath } from './qr-path'

interface Props {
  text: string
  label: string
  /** The most CSS pixels it may take; it takes the whole pixels a module that fit, so that every edge is sharp. */
  room: number
  /** Said in its place while nobody can use it: then it is too faint for any camera. */
  stopped?: string | null
}

/** A code, black on white in every theme: cameras need the contrast. */
export function QrCode({ text, label, room, stopped = null }: Props) {
  const { side, path } = useMemo(() => qrPath(text), [text])
  const pixels = Math.max(1, Math.floor(room / side)) * side
  return (
    <div class="qr" data-stopped={stopped !== null}>
      <svg
        role="img"
        aria-label={stopped ?? label}
        width={pixels}
        height={pixels}
        viewBox={`0 0 ${side} ${side}`}
        shape-rendering="crispEdges"
      >
        <rect width={side} height={side} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      {stopped !== null && (
        <span class="qr-stopped" aria-hidden="true">
          {stopped}
        </span>
      )}
    </div>
  )
}
