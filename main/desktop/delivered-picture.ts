import type { DarkroomOrder } from '../../contract/darkroom'

const MAX_BYTES = 64 * 1024 * 1024

/**
 * The picture that the darkroom delivered, or null where it is none.
 * A hostile photo may have taken the darkroom over, so what comes out of it is checked as what comes from the network is.
 */
export function deliveredPicture(value: unknown, type: DarkroomOrder['type']): Uint8Array | null {
  if (!(value instanceof Uint8Array) || value.length > MAX_BYTES) return null
  const head = Buffer.from(value.subarray(0, 12)).toString('latin1')
  const matches =
    type === 'image/webp' ? /^RIFF....WEBP/s.test(head) : head.startsWith('\xff\xd8\xff')
  return matches ? value : null
}
