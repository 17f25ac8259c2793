import type { DarkroomOrder } from '../../contract/darkroom'
import type { Size } from '../../contract/photo'

/** An upright photo in memory: something that a canvas draws. */
export interface DecodedPhoto extends Size {
  source: CanvasImageSource
  /** Gives its memory back. */
  close(): void
}

/**
 * Decodes a photo and turns it upright.
 * @throws Error when the decoder does not understand it.
 */
export async function decodePhoto(
  file: Blob,
  decoder: DarkroomOrder['decoder'],
): Promise<DecodedPhoto> {
  if (decoder === 'libheif') {
    // libheif is 2 MB of code that most sessions never need.
    const { decodeHeic } = await import('./decode-heic')
    return decodeHeic(new Uint8Array(await file.arrayBuffer()))
  }
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const { width, height } = bitmap
  return { source: bitmap, width, height, close: () => bitmap.close() }
}
