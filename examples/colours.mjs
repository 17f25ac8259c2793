#!/usr/bin/env node
/**
 * The colours of a picture: `node examples/colours.mjs {path}`. The largest is the label; all come
 * as a picture of stripes, as wide as they are frequent.
 */
import sharp from 'sharp'
import { answer, openPicture } from './picture.mjs'

const MOST = 5
/** Shades of one channel that count as one. */
const STEP = 32
const STRIPES = { width: 240, height: 40 }

/** @typedef {{ count: number, red: number, green: number, blue: number }} Colour */

const picture = await openPicture()
const { data } = await picture
  .resize(96, 96, { fit: 'inside' })
  .flatten({ background: 'white' })
  .toColourspace('srgb')
  .removeAlpha()
  .raw()
  .toBuffer({ resolveWithObject: true })

const colours = largest(data).slice(0, MOST)
const total = colours.reduce((sum, { count }) => sum + count, 0)
await answer({
  label: hex(colours[0]),
  text: colours.map(hex).join(' '),
  values: Object.fromEntries(
    colours.map((colour) => [hex(colour), `${Math.round((colour.count / total) * 100)} %`]),
  ),
  image: `data:image/png;base64,${(await stripes()).toString('base64')}`,
})

/**
 * The mean of each group of near colours, the most frequent first.
 * @param {Buffer} pixels red, green and blue
 */
function largest(pixels) {
  /** @type {Map<number, Colour>} */
  const groups = new Map()
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3)
    const key = [red, green, blue].reduce((sum, each) => sum * 8 + Math.floor(each / STEP), 0)
    const group = groups.get(key) ?? { count: 0, red: 0, green: 0, blue: 0 }
    group.count += 1
    group.red += red
    group.green += green
    group.blue += blue
    groups.set(key, group)
  }
  return [...groups.values()].sort((a, b) => b.count - a.count)
}

/** @param {Colour | undefined} colour `#a0b0c0` */
function hex(colour) {
  if (!colour) return ''
  const { count, red, green, blue } = colour
  const two = (/** @type {number} */ sum) =>
    Math.round(sum / count)
      .toString(16)
      .padStart(2, '0')
  return `#${two(red)}${two(green)}${two(blue)}`
}

/** A PNG. */
function stripes() {
  let left = 0
  const parts = colours.map((colour) => {
    const width = (colour.count / total) * STRIPES.width
    left += width
    return `<rect x="${left - width}" width="${width + 1}" height="100%" fill="${hex(colour)}"/>`
  })
  const { width, height } = STRIPES
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${parts.join('')}</svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}
