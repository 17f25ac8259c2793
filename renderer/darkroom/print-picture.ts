import type { DarkroomOrder } from '../../contract/darkroom'
import type { DecodedPhoto } from './decode-photo'
import { fittedSize } from './fitted-size'

/** Draws the photo at the ordered size and encodes it; the photo's memory is given back. */
export async function printPicture(
  photo: DecodedPhoto,
  { side, type, quality }: Pick<DarkroomOrder, 'side' | 'type' | 'quality'>,
): Promise<Uint8Array> {
  const { width, height } = fittedSize(photo, side)
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { alpha: type !== 'image/jpeg' })
  if (!context) throw new Error('There is no memory for the picture.')
  context.imageSmoothingQuality = 'high'
  context.drawImage(photo.source, 0, 0, width, height)
  photo.close()
  const picture = await canvas.convertToBlob({ type, quality })
  return new Uint8Array(await picture.arrayBuffer())
}
