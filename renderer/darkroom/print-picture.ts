import type { DarkroomOrder } from '../../contract/darkroom'
import type { DecodedPhoto } from './decode-photo'
import { fittedSize } from './fitted-size'

const ROWS = 64

/**
 * Draws the photo at the ordered size and encodes it.
 * @throws Error when nothing of the photo could be decoded.
 */
export async function printPicture(
  photo: DecodedPhoto,
  { side, type, quality }: Pick<DarkroomOrder, 'side' | 'type' | 'quality'>,
): Promise<Uint8Array> {
  const { width, height } = fittedSize(photo, side)
  const canvas = new OffscreenCanvas(width, height)
  // The picture is read back at once, so it stays in ordinary memory.
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('There is no memory for the picture.')
  context.imageSmoothingQuality = 'medium'
  context.drawImage(photo.source, 0, 0, width, height)
  // A canvas does not say that it drew nothing.
  if (isBlank(context, width, height)) await photo.verify()
  const picture = await canvas.convertToBlob({ type, quality })
  return new Uint8Array(await picture.arrayBuffer())
}

/** Whether every pixel is transparent. Looked at in strips: a picture that is there shows in the first. */
function isBlank(
  context: OffscreenCanvasRenderingContext2D,
  width: number,
  height: number,
): boolean {
  for (let top = 0; top < height; top += ROWS) {
    const { data } = context.getImageData(0, top, width, Math.min(ROWS, height - top))
    for (let at = 3; at < data.length; at += 4) if (data[at] !== 0) return false
  }
  return true
}
