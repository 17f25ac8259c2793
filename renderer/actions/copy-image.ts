import { PHOTO_URL } from '../../contract/bridge'

/** A picture of more pixels is made smaller before it is copied: bare, it takes four bytes for each. */
const MOST_PIXELS = 50_000_000

/** How large a picture of this size is copied: as it is, or in its own shape within the bound. */
export function copiedSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (width * height)))
  return {
    width: Math.max(1, Math.floor(width * scale)),
    height: Math.max(1, Math.floor(height * scale)),
  }
}

/** Copies a photo as a picture, upright; a HEIC as it was developed. It is decoded in this sandboxed page alone. */
export async function copyImage(photoId: string): Promise<void> {
  const image = new Image()
  // Without it the page may show the pixels but not read them.
  image.crossOrigin = 'anonymous'
  image.src = PHOTO_URL.full(photoId)
  await image.decode()
  const { width, height } = copiedSize(image.naturalWidth, image.naturalHeight)
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height)
  const picture = await canvas.convertToBlob({ type: 'image/png' })
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
}
