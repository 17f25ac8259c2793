#!/usr/bin/env node
/** What the QR codes in a picture say: `node examples/qr-codes.mjs {path}`. */
import { createRequire } from 'node:module'
import { answer, openPicture } from './picture.mjs'

const { default: read } = createRequire(import.meta.url)('jsqr')
const MOST = 9
/** Longer sides in pixels: a small code needs many, and a large one is found at once. */
const SIDES = [800, 2000]

/** @type {string[]} */
let codes = []
for (const side of SIDES) {
  if (codes.length === 0) codes = await codesAt(side)
}
await answer({
  label: codes.length > 1 ? `${codes.length} QR codes` : (codes[0] ?? 'No QR code'),
  text: codes.join('\n'),
  values: { codes: codes.length },
})

/** @param {number} side */
async function codesAt(side) {
  const { data, info } = await (await openPicture())
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length)
  const found = []
  while (found.length < MOST) {
    const code = read(pixels, width, height)
    if (!code) break
    found.push(code.data)
    cover(pixels, width, height, Object.values(code.location))
  }
  return found.filter((text) => text !== '')
}

/**
 * Paints over a code that was found, so that the next one is.
 * @param {Uint8ClampedArray} pixels
 * @param {number} width
 * @param {number} height
 * @param {({ x: number, y: number } | undefined)[]} points
 */
function cover(pixels, width, height, points) {
  const known = points.flatMap((point) => point ?? [])
  const xs = known.map(({ x }) => x)
  const ys = known.map(({ y }) => y)
  const left = Math.max(0, Math.floor(Math.min(...xs)))
  const right = Math.min(width, Math.ceil(Math.max(...xs)) + 1)
  const bottom = Math.min(height, Math.ceil(Math.max(...ys)) + 1)
  for (let y = Math.max(0, Math.floor(Math.min(...ys))); y < bottom; y += 1)
    pixels.fill(255, (y * width + left) * 4, (y * width + right) * 4)
}
