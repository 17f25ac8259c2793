import { DRAG_ICON_SIDE, type DragIcon, PHOTO_URL } from '../../contract/bridge'
import { copiedSize } from '../../contract/copied-size'
import { isVideo } from '../../contract/photo'
import type { Tile } from '../state/tiles'
import { toBlueFirst } from '../ui/pixels'
import { loadVideoFrame, unloadVideo } from '../ui/video-frame'

/**
 * Copies a photo as an upright picture, of a HEIC its JPEG, of a video the picture of its tile.
 * Decoded in this sandboxed page alone.
 */
export async function copyImage({ id, format }: Pick<Tile, 'id' | 'format'>): Promise<void> {
  const canvas = isVideo(format) ? await drawVideo(id) : await drawPhoto(id)
  const picture = await canvas.convertToBlob({ type: 'image/png' })
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
}

async function drawPhoto(id: string): Promise<OffscreenCanvas> {
  const image = new Image()
  // Without it the page may show the pixels but not read them.
  image.crossOrigin = 'anonymous'
  image.src = PHOTO_URL.full(id)
  await image.decode()
  return drawn(image, image.naturalWidth, image.naturalHeight)
}

async function drawVideo(id: string): Promise<OffscreenCanvas> {
  const video = await loadVideoFrame(PHOTO_URL.full(id))
  const canvas = drawn(video, video.videoWidth, video.videoHeight)
  unloadVideo(video)
  return canvas
}

function drawn(source: CanvasImageSource, wide: number, high: number): OffscreenCanvas {
  const { width, height } = copiedSize({ width: wide, height: high })
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.drawImage(source, 0, 0, width, height)
  return canvas
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
