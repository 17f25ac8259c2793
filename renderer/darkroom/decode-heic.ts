import startLibheif from 'libheif-js/libheif-wasm/libheif-bundle.mjs'
import { colourSpace } from './colour-space'

// One decoder for all: each `decode` gives back the memory of the one before.
const decoder = new (startLibheif().HeifDecoder)()

/**
 * Decodes the primary picture of a HEIC file. libheif applies the file's rotation and mirroring.
 * @throws Error when libheif does not understand it.
 */
export async function decodeHeic(file: Uint8Array): Promise<ImageBitmap> {
  const images = decoder.decode(file)
  const image = images.find((candidate) => candidate.is_primary()) ?? images[0]
  if (!image) throw new Error('libheif finds no picture in this file.')
  const [width, height] = [image.get_width(), image.get_height()]
  const pixels = new ImageData(width, height, { colorSpace: colourSpace(file) })
  const filled = await new Promise((done) => image.display(pixels, done))
  for (const each of images) each.free()
  if (!filled) throw new Error('libheif cannot decode this picture.')
  return createImageBitmap(pixels)
}
