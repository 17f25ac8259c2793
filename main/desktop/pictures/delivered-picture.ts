import { type DarkroomOrder, PIXELS_HEAD } from '../../../contract/darkroom'
import type { Size } from '../../../contract/photo'

const MAX_BYTES = 64 * 1024 * 1024

/**
 * The picture that the darkroom delivered, or null where it is none.
 * A hostile photo may have taken the darkroom over, so what comes out of it is checked as what comes from the network is.
 */
export function deliveredPicture(value: unknown, type: DarkroomOrder['type']): Uint8Array | null {
  if (!(value instanceof Uint8Array) || value.length > MAX_BYTES) return null
  if (type === 'pixels') return pixelSize(value) && value
  const head = Buffer.from(value.subarray(0, 12)).toString('latin1')
  const matches =
    type === 'image/webp' ? /^RIFF....WEBP/s.test(head) : head.startsWith('\xff\xd8\xff')
  return matches ? value : null
}

/** The size of bare pixels; null where there are not just as many as it says. */
export function pixelSize(picture: Uint8Array): Size | null {
  if (picture.length < PIXELS_HEAD) return null
  const head = new DataView(picture.buffer, picture.byteOffset)
  const size = { width: head.getUint32(0, true), height: head.getUint32(4, true) }
  const bytes = size.width * size.height * 4
  return bytes > 0 && picture.length === PIXELS_HEAD + bytes ? size : null
}
