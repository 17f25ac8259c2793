/** The colour profile stands before the pixels, among the boxes that describe them. */
const HEAD_BYTES = 64 * 1024
const NAME = 'Display P3'

/**
 * The colour space that a HEIC file's pixels are in. libheif hands the pixels out as they are, so the canvas has to be told:
 * an iPhone's reds would be dull otherwise. Display P3 is known by the name in its ICC profile (text in ASCII or UTF-16BE, ICC.1:2022 10.15)
 * or by its number in an `nclx` box (ISO/IEC 23091-2, colour primaries 12); everything else counts as sRGB.
 */
export function colourSpace(file: Uint8Array): PredefinedColorSpace {
  const head = new TextDecoder('latin1').decode(file.subarray(0, HEAD_BYTES))
  const wideName = [...NAME].map((letter) => `\0${letter}`).join('')
  const isNamed = head.includes(NAME) || head.includes(wideName)
  return isNamed || head.includes('colrnclx\0\x0c') ? 'display-p3' : 'srgb'
}
