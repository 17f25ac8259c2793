/** Canvases begin each pixel with red, Electron's bitmaps with blue. */
export function toBlueFirst(pixels: Uint8ClampedArray): Uint8Array {
  const swapped = new Uint8Array(pixels)
  for (let at = 0; at < swapped.length; at += 4) {
    swapped[at] = pixels[at + 2] ?? 0
    swapped[at + 2] = pixels[at] ?? 0
  }
  return swapped
}
