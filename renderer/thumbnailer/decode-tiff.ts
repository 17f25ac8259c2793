import { fromArrayBuffer, type GeoTIFF, type GeoTIFFImage } from 'geotiff'
import UTIF from 'utif2'
import type { Orientation } from '../../contract/photo'

/** An undecoded fax, and its groups 3 and 4, which geotiff does not know. */
const FAX = [2, 3, 4]
const [WHITE_IS_ZERO, BLACK_IS_ZERO] = [0, 1]
const MOST_IMAGES = 64

/**
 * Decodes the first picture of a TIFF that is no preview of another one (TIFF 6.0, section 8).
 * @returns its pixels as stored, and the orientation in which they are shown
 * @throws Error when neither decoder understands it
 */
export async function decodeTiff(
  file: ArrayBuffer,
): Promise<{ pixels: ImageData; orientation: Orientation }> {
  const tiff = await fromArrayBuffer(file)
  const { image, index } = await firstPicture(tiff)
  const orientation = ((await image.fileDirectory.loadValue('Orientation')) ?? 1) as Orientation
  const isFax = FAX.includes((await image.fileDirectory.loadValue('Compression')) ?? 1)
  return { pixels: isFax ? decodeFax(file, index) : await decodeImage(image), orientation }
}

async function firstPicture(tiff: GeoTIFF): Promise<{ image: GeoTIFFImage; index: number }> {
  const count = Math.min(await tiff.getImageCount(), MOST_IMAGES)
  for (let index = 0; index < count; index++) {
    const image = await tiff.getImage(index)
    const { fileDirectory } = image
    const isPreview = ((await fileDirectory.loadValue('NewSubfileType')) ?? 0) & 1
    if (!isPreview && (await fileDirectory.loadValue('SubfileType')) !== 2) return { image, index }
  }
  // A RAW whose first directory is a preview, and has nothing better.
  return { image: await tiff.getImage(0), index: 0 }
}

async function decodeImage(image: GeoTIFFImage): Promise<ImageData> {
  const pixels = new ImageData(image.getWidth(), image.getHeight())
  const photometric = await image.fileDirectory.loadValue('PhotometricInterpretation')
  const isGrey = photometric === WHITE_IS_ZERO || photometric === BLACK_IS_ZERO
  const values = isGrey
    ? await image.readRasters({ interleave: true, samples: [0] })
    : await image.readRGB({ interleave: true, enableAlpha: true })
  if (Array.isArray(values)) throw new Error('geotiff gave bands for pixels.')
  const isRgb = photometric === 2
  const bits = isGrey || isRgb ? image.getBitsPerSample(0) : 8
  const isFloat = values instanceof Float32Array || values instanceof Float64Array
  const scale = 255 / (isFloat ? 1 : 2 ** bits - 1)
  const channels = values.length / (pixels.width * pixels.height)
  const { data } = pixels
  for (let from = 0, to = 0; to < data.length; from += channels, to += 4) {
    for (let channel = 0; channel < 3; channel++) {
      const value = Number(values[isGrey ? from : from + channel]) * scale
      data[to + channel] = photometric === WHITE_IS_ZERO ? 255 - value : value
    }
    data[to + 3] = channels === 4 ? Number(values[from + 3]) * scale : 255
  }
  return pixels
}

function decodeFax(file: ArrayBuffer, index: number): ImageData {
  const directory = UTIF.decode(file)[index]
  if (!directory) throw new Error('UTIF finds no picture in this file.')
  UTIF.decodeImage(file, directory)
  const { width, height } = directory
  return new ImageData(new Uint8ClampedArray(UTIF.toRGBA8(directory)), width, height)
}
