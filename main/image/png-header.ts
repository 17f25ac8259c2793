import { type ByteSource, bytesOf, textOf } from './byte-source'

const SIGNATURE_BYTES = 8
/** Length and name before a chunk's data, checksum after it. */
const FRAME_BYTES = 12
const KEPT = ['CgBI', 'IHDR', 'eXIf']
const MOST_CHUNKS = 10_000

/**
 * A PNG cut down to its signature, `IHDR` and `eXIf` (PNG, third edition, sections 5.3 and 11.3.3.5).
 * An `eXIf` behind the picture data does not count: the standard forbids it and Chromium does not obey it.
 * @returns null when the picture data does not begin in reach, so that an `eXIf` may still come.
 */
export function pngHeader(source: ByteSource): Uint8Array | null {
  const signature = source.at(0, SIGNATURE_BYTES)
  if (signature === null) return null
  const kept = [bytesOf(signature)]
  let offset = SIGNATURE_BYTES
  for (let count = 0; count < MOST_CHUNKS; count++) {
    const chunk = source.at(offset, 8)
    if (chunk === null) return null
    const length = chunk.getUint32(0)
    const name = textOf(chunk).slice(4)
    if (name === 'IDAT' || name === 'IEND') return Buffer.concat(kept)
    if (KEPT.includes(name)) {
      const whole = source.at(offset, length + FRAME_BYTES)
      if (whole === null) return null
      kept.push(bytesOf(whole))
    }
    offset += length + FRAME_BYTES
  }
  return null
}
