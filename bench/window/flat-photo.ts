import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import type { Colour } from './screen'

const WIDTH = 4032
const HEIGHT = 3024
const QUALITY = 91

/**
 * A JPEG of 12 megapixels and about 8 MB, as a phone's camera makes them of fine detail: noise,
 * with a plain field in its middle by which it is known on a screen.
 */
export async function flatPhoto(colour: Colour): Promise<Buffer> {
  const [red, green, blue] = colour
  const half = { width: WIDTH / 2, height: HEIGHT / 2, channels: 3 as const }
  const middle = { ...half, background: { r: red, g: green, b: blue } }
  const noise = randomBytes(half.width * half.height * 3)
  return sharp(noise, { raw: half })
    .resize(WIDTH, HEIGHT, { kernel: 'nearest' })
    .composite([{ input: await sharp({ create: middle }).png().toBuffer(), gravity: 'centre' }])
    .jpeg({ quality: QUALITY })
    .toBuffer()
}
