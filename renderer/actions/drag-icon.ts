import { DRAG_ICON_SIDE, type DragIcon } from '../../contract/photo-actions'
import { toBlueFirst } from '../ui/pixels'

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

/** What is carried of a photo without a picture: a plain grey sheet. */
export function plainIcon(): DragIcon {
  return { width: 64, height: 64, pixels: new Uint8Array(64 * 64 * 4).fill(0xa0) }
}
