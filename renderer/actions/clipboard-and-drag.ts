import { type Bridge, DRAG_ICON_SIDE, type DragIcon } from '../../contract/bridge'
import type { Tile } from '../state/tiles'
import { toBlueFirst } from '../ui/pixels'

/**
 * Copies a photo as an upright picture, of a video the picture of its tile. What its tile shows can
 * be pasted at once, until every pixel is there.
 * @returns whether it was copied; false where another one was asked for since
 */
export async function copyImage(
  bridge: Pick<Bridge, 'copyImage'>,
  { id }: Pick<Tile, 'id'>,
): Promise<boolean> {
  const made = await bridge.copyImage(id, await shownPng(id))
  if (typeof made === 'boolean') return made
  const picture = new Blob([made as BlobPart], { type: 'image/png' })
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
  return true
}

/** The picture of the tile; null while it has none. */
async function shownPng(id: string): Promise<Uint8Array | null> {
  const image = document.querySelector<HTMLImageElement>(`[data-tile="${CSS.escape(id)}"] img`)
  if (!image?.complete || image.naturalWidth === 0) return null
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight)
  canvas.getContext('2d')?.drawImage(image, 0, 0)
  return new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())
}

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

/** The drag icon of a photo without a picture: a plain grey sheet. */
export function plainIcon(): DragIcon {
  return { width: 64, height: 64, pixels: new Uint8Array(64 * 64 * 4).fill(0xa0) }
}
