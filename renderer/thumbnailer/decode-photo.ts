import type { Size } from '../../contract/photo'
import type { DecodeJob } from '../../contract/thumbnailer'
import { originalUrl } from '../../contract/thumbnailer'

/** An upright photo: something that a canvas draws. */
export interface DecodedPhoto extends Size {
  source: CanvasImageSource
  /** Resolves if `source` decodes to its end. Called only where nothing was drawn. */
  verify(): Promise<unknown>
  /** Gives its memory back. */
  close(): void
}

/**
 * Reads a photo and turns it upright.
 * @throws Error when the decoder does not understand it.
 */
export async function decodePhoto({ photoId, decoder }: DecodeJob): Promise<DecodedPhoto> {
  if (decoder === 'chromium') return decodeByChromium(originalUrl(photoId))
  const response = await fetch(originalUrl(photoId))
  if (!response.ok) throw new Error(`The photo is not there (${response.status}).`)
  // libheif is 2 MB of code that most sessions never need.
  const { decodeHeic } = await import('./decode-heic')
  const bitmap = await decodeHeic(new Uint8Array(await response.arrayBuffer()))
  return {
    source: bitmap,
    width: bitmap.width,
    height: bitmap.height,
    // libheif has decoded all of it already.
    verify: async () => {},
    close: () => bitmap.close(),
  }
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
    source,
    width: source.naturalWidth,
    height: source.naturalHeight,
    verify: () => source.decode(),
    close: () => source.removeAttribute('src'),
  }
}
