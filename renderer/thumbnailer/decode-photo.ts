import type { Area, Orientation, Size } from '../../contract/photo'
import type { DecodeJob } from '../../contract/thumbnailer'
import { originalUrl } from '../../contract/thumbnailer'
import { loadVideoFrame, unloadVideo } from '../ui/video-frame'

type Context = OffscreenCanvasRenderingContext2D

/** An upright photo. */
export interface DecodedPhoto extends Size {
  /** Fills a canvas of that size with it. */
  draw(context: Context, size: Size): Promise<void>
  /** Resolves if it decodes to its end. Called only where nothing was drawn. */
  verify(): Promise<unknown>
  /** Gives its memory back. */
  close(): void
}

/**
 * Reads a photo and turns it upright.
 * @throws Error when the decoder does not understand it.
 */
export async function decodePhoto({ photoId, decoder, crop }: DecodeJob): Promise<DecodedPhoto> {
  if (decoder === 'chromium') return decodeByChromium(originalUrl(photoId))
  if (decoder === 'video') return pictureOfVideo(originalUrl(photoId))
  const response = await fetch(originalUrl(photoId))
  if (!response.ok) throw new Error(`The photo is not there (${response.status}).`)
  const file = await response.arrayBuffer()
  // Each decoder is code that most sessions never need.
  if (decoder === 'tiff') {
    const { decodeTiff } = await import('./decode-tiff')
    const { pixels, orientation } = await decodeTiff(file)
    return ofPixels(pixels, crop, orientation)
  }
  if (decoder === 'jxl') {
    const { default: decodeJxl } = await import('@jsquash/jxl/decode.js')
    return ofPixels(await decodeJxl(file), crop)
  }
  const { decodeHeic } = await import('./decode-heic')
  return ofPixels(await decodeHeic(new Uint8Array(file)), crop)
}

/** @param crop of the stored picture; null for all of it */
function ofPixels(
  pixels: ImageData,
  crop: Area | null,
  orientation: Orientation = 1,
): DecodedPhoto {
  const area = crop ?? { left: 0, top: 0, width: pixels.width, height: pixels.height }
  const isOnItsSide = orientation >= 5
  const [width, height] = isOnItsSide ? [area.height, area.width] : [area.width, area.height]
  return {
    width,
    height,
    async draw(context, size) {
      // Without another copy, which a large picture may have no memory for.
      if (orientation === 1 && size.width === width && size.height === height)
        return context.putImageData(pixels, -area.left, -area.top)
      const bitmap = await createImageBitmap(pixels, area.left, area.top, area.width, area.height)
      turn(context, orientation, size)
      const [across, down] = isOnItsSide ? [size.height, size.width] : [size.width, size.height]
      context.drawImage(bitmap, 0, 0, across, down)
      context.resetTransform()
      bitmap.close()
    },
    // Its decoder has read all of it.
    verify: async () => {},
    close: () => {},
  }
}

/** Turns what is drawn as EXIF's orientation says (tag 0x0112). */
function turn(context: Context, orientation: Orientation, { width, height }: Size): void {
  const turns: Record<Orientation, [number, number, number, number, number, number]> = {
    1: [1, 0, 0, 1, 0, 0],
    2: [-1, 0, 0, 1, width, 0],
    3: [-1, 0, 0, -1, width, height],
    4: [1, 0, 0, -1, 0, height],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, 1, -1, 0, width, 0],
    7: [0, -1, -1, 0, width, height],
    8: [0, -1, 1, 0, 0, height],
  }
  context.setTransform(...(turns[orientation] ?? turns[1]))
}

/**
 * An `<img>` and not `createImageBitmap`: Chromium then decodes a JPEG no larger than it is drawn,
 * in two thirds of the time and far less memory, and shows what there is of a truncated photo.
 */
async function decodeByChromium(url: string): Promise<DecodedPhoto> {
  const source = new Image()
  // Without this the canvas would count as tainted and could not be read.
  source.crossOrigin = 'anonymous'
  await new Promise<void>((done, refuse) => {
    source.onload = () => done()
    source.onerror = () => refuse(new Error('Chromium cannot decode this picture.'))
    source.src = url
  })
  return {
    width: source.naturalWidth,
    height: source.naturalHeight,
    draw: async (context, { width, height }) => context.drawImage(source, 0, 0, width, height),
    verify: () => source.decode(),
    close: () => source.removeAttribute('src'),
  }
}

async function pictureOfVideo(url: string): Promise<DecodedPhoto> {
  const source = await loadVideoFrame(url)
  return {
    width: source.videoWidth,
    height: source.videoHeight,
    draw: async (context, { width, height }) => context.drawImage(source, 0, 0, width, height),
    verify: () => Promise.reject(new Error('Chromium shows no picture of this video.')),
    close: () => unloadVideo(source),
  }
}
