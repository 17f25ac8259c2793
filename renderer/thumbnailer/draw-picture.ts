import { type DecodeJob, PIXELS_HEAD } from '../../contract/thumbnailer'
import { fittedSize, toBlueFirst } from '../ui/pixels'
import type { DecodedPhoto } from './decode-photo'

const ROWS = 64
/** A picture smaller than that fits into any memory. */
const SURE_SIDE = 4096

type Wanted = Pick<DecodeJob, 'side' | 'type' | 'quality'>

/**
 * Draws the photo at the size of the job, or in half as many rows where there is no memory for
 * that, and encodes it.
 * @throws Error when nothing of the photo could be decoded.
 */
export async function drawPicture(photo: DecodedPhoto, wanted: Wanted): Promise<Uint8Array> {
  const side = Math.min(wanted.side, Math.max(photo.width, photo.height))
  try {
    return await drawAt(photo, { ...wanted, side })
  } catch (error) {
    if (side <= SURE_SIDE) throw error
    return drawPicture(photo, { ...wanted, side: Math.ceil(side / 2) })
  }
}

async function drawAt(photo: DecodedPhoto, { side, type, quality }: Wanted): Promise<Uint8Array> {
  const { width, height } = fittedSize(photo, side)
  const canvas = new OffscreenCanvas(width, height)
  // The picture is read back at once, so it stays in ordinary memory.
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('There is no memory for the picture.')
  context.imageSmoothingQuality = 'medium'
  await photo.draw(context, { width, height })
  // A canvas does not say that it drew nothing.
  if (isBlank(context, width, height)) await photo.verify()
  // Transparent parts would show any colour below; only a thumbnail keeps them.
  if (type !== 'thumbnail') paintGround(context, width, height)
  if (type === 'pixels') return barePixels(context, width, height)
  const ofThumbnail = () => (isOpaque(context, width, height) ? 'image/jpeg' : 'image/webp')
  const picture = await canvas.convertToBlob({
    type: type === 'thumbnail' ? ofThumbnail() : type,
    quality,
  })
  if (picture.size === 0) throw new Error('There is no memory to encode the picture.')
  return new Uint8Array(await picture.arrayBuffer())
}

function paintGround(...[context, width, height]: Drawn): void {
  context.globalCompositeOperation = 'destination-over'
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
}

function barePixels(...[context, width, height]: Drawn): Uint8Array {
  const pixels = toBlueFirst(context.getImageData(0, 0, width, height).data)
  const picture = new Uint8Array(PIXELS_HEAD + pixels.length)
  const head = new DataView(picture.buffer)
  head.setUint32(0, width, true)
  head.setUint32(4, height, true)
  picture.set(pixels, PIXELS_HEAD)
  return picture
}

const isBlank = (...drawn: Drawn): boolean => everyAlpha(0, ...drawn)
const isOpaque = (...drawn: Drawn): boolean => everyAlpha(255, ...drawn)

type Drawn = [context: OffscreenCanvasRenderingContext2D, width: number, height: number]

/** Whether every pixel has this alpha. Read in strips, of which the first often tells. */
function everyAlpha(alpha: number, ...[context, width, height]: Drawn): boolean {
  for (let top = 0; top < height; top += ROWS) {
    const { data } = context.getImageData(0, top, width, Math.min(ROWS, height - top))
    for (let at = 3; at < data.length; at += 4) if (data[at] !== alpha) return false
  }
  return true
}
