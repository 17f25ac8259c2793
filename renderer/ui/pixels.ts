import type { Size } from '../../contract/photo'

/** Canvases begin each pixel with red, Electron's bitmaps with blue. */
export function toBlueFirst(pixels: Uint8ClampedArray): Uint8Array {
  const swapped = new Uint8Array(pixels)
  for (let at = 0; at < swapped.length; at += 4) {
    swapped[at] = pixels[at + 2] ?? 0
    swapped[at + 2] = pixels[at] ?? 0
  }
  return swapped
}

/**
 * The largest size of the same shape whose longer side is at most `side` pixels: never larger than
 * the original, never below one pixel.
 */
export function fittedSize({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height))
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
}
