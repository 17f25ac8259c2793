/** Rows with a picture at most: iPhones end a page that decodes many large HEICs. */
const MOST_PICTURES = 30
/** Side of a picture, pixels: sharp on screens with three device pixels per CSS pixel. */
const SIDE = 156

/** Paints the pictures of rows, one decode at a time. */
export function createRowPictures() {
  let asked = 0
  let last: Promise<void> = Promise.resolve()

  /**
   * Puts a square picture of `file` into `target`, which stays as it is if the file cannot or
   * should not be decoded.
   */
  return (file: Blob, target: Element): void => {
    asked += 1
    if (asked > MOST_PICTURES) return
    last = last.then(() => paint(file, target)).catch(() => keepPlaceholder())
  }
}

async function paint(file: Blob, target: Element): Promise<void> {
  if (file.type.startsWith('video/')) return paintVideo(file, target)
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
  if (!mayDecode(file.size, head)) return
  const bitmap = await createImageBitmap(file)
  try {
    draw(bitmap, bitmap.width, bitmap.height, target)
  } finally {
    bitmap.close()
  }
}

/** The middle of it, as a square. */
function draw(source: CanvasImageSource, width: number, height: number, target: Element): void {
  const canvas = document.createElement('canvas')
  canvas.width = SIDE
  canvas.height = SIDE
  const side = Math.min(width, height)
  canvas
    // Not on the graphics card: there WebKit does not paint it again once its row has moved.
    .getContext('2d', { willReadFrequently: true })
    ?.drawImage(source, (width - side) / 2, (height - side) / 2, side, side, 0, 0, SIDE, SIDE)
  target.replaceChildren(canvas)
}

/** Some phones load nothing of a video before it is played, and then say nothing. */
const VIDEO_MS = 4000

/** One of its first pictures; the very first is often black. */
async function paintVideo(file: Blob, target: Element): Promise<void> {
  const video = document.createElement('video')
  const url = URL.createObjectURL(file)
  try {
    video.muted = true
    video.playsInline = true
    video.preload = 'auto'
    video.src = `${url}#t=0.1`
    await new Promise((done, refuse) => {
      video.onloadeddata = done
      video.onerror = refuse
      setTimeout(refuse, VIDEO_MS)
    })
    if (video.videoWidth > 0) draw(video, video.videoWidth, video.videoHeight, target)
  } finally {
    video.removeAttribute('src')
    video.load()
    URL.revokeObjectURL(url)
  }
}

/** Not every browser decodes every format. The row keeps its icon then. */
function keepPlaceholder(): void {}

/** Bytes from the start of a file that are searched for its size in pixels. */
export const HEAD_BYTES = 64 * 1024
/**
 * A decoded picture takes four bytes a pixel: 200 MB for 48 megapixels, which iPhones still allow.
 */
const MOST_PIXELS = 50e6
/** Limit for files whose head tells no size; they rarely have more pixels than the limit above. */
const MOST_BYTES = 10e6

/** JPEG, ITU-T T.81 B.2.2: SOF0 or SOF2 with three components; height and width behind one byte. */
const SOF0 = 0xffc00011
const SOF2 = 0xffc20011
/** PNG (ISO/IEC 15948, 11.2.2): width and height. */
const IHDR = 0x49484452
/** HEIC and AVIF (ISO/IEC 23008-12, 6.5.3): width and height behind four bytes. */
const ISPE = 0x69737065

/** Whether a picture may be decoded. Phones end a page that needs too much memory. */
export function mayDecode(bytes: number, head: Uint8Array): boolean {
  const pixels = mostPixels(head)
  return pixels > 0 ? pixels <= MOST_PIXELS : bytes <= MOST_BYTES
}

/** The largest size in a head (previews and tiles have sizes too), pixels; 0 if there is none. */
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
