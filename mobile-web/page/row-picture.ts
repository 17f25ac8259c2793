import { HEAD_BYTES, mayDecode } from './picture-limit'

/** Decoding many large HEICs makes iPhones end the page, so only so many rows have a picture. */
const MOST_PICTURES = 30
/** Side of the picture, pixels: sharp enough for three device pixels a CSS pixel. */
const SIDE = 156

/** Makes the verb that paints small pictures of photos, one decode at a time. */
export function createRowPictures() {
  let asked = 0
  let last: Promise<void> = Promise.resolve()

  /** Puts a square picture of `file` into `place`, which keeps what it holds if the browser cannot decode it, or should not. */
  return (file: Blob, place: Element): void => {
    asked += 1
    if (asked > MOST_PICTURES) return
    last = last.then(() => paint(file, place)).catch(() => keepPlaceholder())
  }
}

async function paint(file: Blob, place: Element): Promise<void> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
  if (!mayDecode(file.size, head)) return
  const bitmap = await createImageBitmap(file)
  try {
    const canvas = document.createElement('canvas')
    canvas.width = SIDE
    canvas.height = SIDE
    const side = Math.min(bitmap.width, bitmap.height)
    const left = (bitmap.width - side) / 2
    const top = (bitmap.height - side) / 2
    canvas.getContext('2d')?.drawImage(bitmap, left, top, side, side, 0, 0, SIDE, SIDE)
    place.replaceChildren(canvas)
  } finally {
    bitmap.close()
  }
}

/** Not every browser decodes every format; the drawing in the row stands for the photo then. */
function keepPlaceholder(): void {}
