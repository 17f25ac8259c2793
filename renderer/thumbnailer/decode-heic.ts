import startLibheif from 'libheif-js/libheif-wasm/libheif-bundle.mjs'

// One decoder for all: each `decode` gives back the memory of the one before.
const decoder = new (startLibheif().HeifDecoder)()

/**
 * Decodes the primary picture of a HEIC file. libheif applies the file's rotation and mirroring.
 * @throws Error when libheif does not understand it.
 */
export async function decodeHeic(file: Uint8Array): Promise<ImageData> {
  const images = decoder.decode(file)
  const image = images.find((candidate) => candidate.is_primary()) ?? images[0]
  if (!image) throw new Error('libheif finds no picture in this file.')
  const [width, height] = [image.get_width(), image.get_height()]
  const pixels = new ImageData(width, height, { colorSpace: colourSpace(file) })
  const filled = await new Promise((done) => image.display(pixels, done))
  for (const each of images) each.free()
  if (!filled) throw new Error('libheif cannot decode this picture.')
  return pixels
}

/** The colour profile stands before the pixels, among the boxes that describe them. */
const HEAD_BYTES = 64 * 1024
const NAME = 'Display P3'

/**
 * The colour space of a HEIC file's pixels. libheif hands out the pixels unconverted, so the canvas
 * has to know it: an iPhone's reds would be dull otherwise. Display P3 is recognised by its name in
 * the ICC profile (ASCII or UTF-16BE, ICC.1:2022 10.15) or by its number in an `nclx` box (ISO/IEC
 * 23091-2, colour primaries 12). Everything else counts as sRGB.
 */
export function colourSpace(file: Uint8Array): PredefinedColorSpace {
  const head = new TextDecoder('latin1').decode(file.subarray(0, HEAD_BYTES))
  const wideName = [...NAME].map((letter) => `\0${letter}`).join('')
  const isNamed = head.includes(NAME) || head.includes(wideName)
  return isNamed || head.includes('colrnclx\0\x0c') ? 'display-p3' : 'srgb'
}
