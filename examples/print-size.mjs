#!/usr/bin/env node
/**
 * Whether a photo has enough pixels for a print: `node examples/print-size.mjs 30x20 300` with the
 * size in centimetres and the pixels an inch that are wanted (default: 300). Either side may be the
 * longer one. It needs no file: Snapland tells the size.
 */
const CM_AN_INCH = 2.54

const { SNAPLAND_WIDTH, SNAPLAND_HEIGHT } = process.env
const [, first = 0, second = 0] = /^([\d.]+)x([\d.]+)$/.exec(process.argv[2] ?? '') ?? []
const wanted = Number(process.argv[3] ?? 300)
const paper = [Number(first), Number(second)].sort((a, b) => b - a)
const pixels = [Number(SNAPLAND_WIDTH), Number(SNAPLAND_HEIGHT)].sort((a, b) => b - a)
const [long = 0, short = 0] = paper
if (!(short > 0 && wanted > 0)) {
  console.error('Usage: print-size.mjs WIDTHxHEIGHT [PIXELS AN INCH], in centimetres')
  process.exit(2)
}

// The picture fills the paper: what does not fit of it is cut off.
const dpi = Math.floor(
  Math.min(((pixels[0] ?? 0) / long) * CM_AN_INCH, ((pixels[1] ?? 0) / short) * CM_AN_INCH),
)
const isEnough = dpi >= wanted
const size = `${long} × ${short} cm`
console.log(
  JSON.stringify(
    dpi > 0
      ? {
          label: `${size}: ${isEnough ? 'sharp' : 'too small'}`,
          text: `${dpi} of ${wanted} pixels an inch at ${size}`,
          values: { dpi, isEnough },
        }
      : { text: 'Its size is not known.' },
  ),
)
