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

/** Bytes from the start of a file in which its size in pixels is looked for. */
export const HEAD_BYTES = 64 * 1024
/** A decoded picture takes four bytes a pixel: 200 MB for the 48 megapixels of an iPhone, with which its pages still live. */
const MOST_PIXELS = 50e6
/** Where the head does not tell: such files have seldom more pixels than that. */
const MOST_BYTES = 10e6

/** JPEG, ITU-T T.81 B.2.2: SOF0 or SOF2 with three components; height and width behind one byte. */
const SOF0 = 0xffc00011
const SOF2 = 0xffc20011
/** PNG (ISO/IEC 15948, 11.2.2): width and height. */
const IHDR = 0x49484452
/** HEIC and AVIF (ISO/IEC 23008-12, 6.5.3): width and height behind four bytes. */
const ISPE = 0x69737065

/** Whether a picture may be decoded for its small one: a page that needs too much memory is ended by the phone. */
export function mayDecode(bytes: number, head: Uint8Array): boolean {
  const pixels = mostPixels(head)
  return pixels > 0 ? pixels <= MOST_PIXELS : bytes <= MOST_BYTES
}

/** The largest of the sizes in a head (previews and tiles have theirs too), pixels; 0 if it tells none. */
function mostPixels(head: Uint8Array): number {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  let most = 0
  for (let at = 0; at + 16 <= head.length; at += 1) {
    const mark = view.getUint32(at)
    let pixels = 0
    if (mark === SOF0 || mark === SOF2) pixels = view.getUint16(at + 5) * view.getUint16(at + 7)
    else if (mark === IHDR) pixels = view.getUint32(at + 4) * view.getUint32(at + 8)
    else if (mark === ISPE) pixels = view.getUint32(at + 8) * view.getUint32(at + 12)
    most = Math.max(most, pixels)
  }
  return most
}
