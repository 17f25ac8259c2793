import { randomBytes, randomUUID } from 'node:crypto'
import sharp from 'sharp'

export interface NoisePhoto {
  bytes: Buffer
  name: string
  width: number
  height: number
}

/**
 * A real JPEG that does not compress, so its length is near `width * height`; each one is
 * different.
 */
export async function noisePhoto(width: number, height: number): Promise<NoisePhoto> {
  const pixels = randomBytes(width * height * 3)
  const bytes = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer()
  return { bytes, name: `${randomUUID()}.jpg`, width, height }
}
