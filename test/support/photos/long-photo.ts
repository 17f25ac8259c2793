import { type NoisePhoto, noisePhoto } from './noise-photo'

/**
 * A JPEG with a long tail behind its end, as some cameras append previews or a film: of exactly so
 * many bytes, each one different.
 */
export async function longPhoto(bytes: number): Promise<NoisePhoto> {
  const photo = await noisePhoto(320, 240)
  const tail = Buffer.alloc(bytes - photo.bytes.length, photo.name)
  return { ...photo, bytes: Buffer.concat([photo.bytes, tail]) }
}
