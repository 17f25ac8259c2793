import { DRAG_ICON_SIDE, type DragIcon } from '../../contract/photo-actions'

/** The picture under the pointer: the tile's own, small. null while it has none. */
export function dragIconOf(tile: Element): DragIcon | null {
  const image = tile.querySelector('img')
  if (!image?.complete || image.naturalWidth === 0) return null
  const scale = DRAG_ICON_SIDE / Math.max(image.naturalWidth, image.naturalHeight)
  const width = Math.max(1, Math.round(image.naturalWidth * scale))
  const height = Math.max(1, Math.round(image.naturalHeight * scale))
  const context = new OffscreenCanvas(width, height).getContext('2d')
  if (!context) return null
  context.drawImage(image, 0, 0, width, height)
  const { data } = context.getImageData(0, 0, width, height)
  return { width, height, pixels: toBlueFirst(data) }
}

/** Canvases begin each pixel with red, Electron's bitmaps with blue. */
export function toBlueFirst(pixels: Uint8ClampedArray): Uint8Array {
  const swapped = new Uint8Array(pixels)
  for (let at = 0; at < swapped.length; at += 4) {
    swapped[at] = pixels[at + 2] ?? 0
    swapped[at + 2] = pixels[at] ?? 0
  }
  return swapped
}

/** What is carried of a photo without a picture: a plain grey sheet. */
export function plainIcon(): DragIcon {
  return { width: 64, height: 64, pixels: new Uint8Array(64 * 64 * 4).fill(0xa0) }
}
