/** What the main process and the darkroom agree on: the darkroom is a hidden page that decodes pictures nobody has vouched for. */

/** One picture to make. `number` names the order; a delivery repeats it. */
export interface DarkroomOrder {
  number: number
  photoId: string
  /** Chromium knows the formats of the web; libheif knows HEIC. */
  decoder: 'chromium' | 'libheif'
  /** The longer side of the wanted picture is at most this many pixels; a smaller photo keeps its size. */
  side: number
  /** `pixels`: bare ones, as `PIXELS_HEAD` tells, for where nothing may be decoded again. */
  type: 'image/webp' | 'image/jpeg' | 'pixels'
  /** From 0 to 1, as in `convertToBlob`. */
  quality: number
}

/** What the darkroom may say. It works on one order at a time. */
export interface DarkroomBridge {
  /** Answers once there is something to do. */
  nextOrder(): Promise<DarkroomOrder>
  /** `picture` is null when the photo cannot be decoded. */
  deliver(number: number, picture: Uint8Array | null): Promise<void>
}

/** Bare pixels begin with width and height, 32 bits each, the lower byte first; then rows of blue, green, red and alpha, all opaque. */
export const PIXELS_HEAD = 8

export const DARKROOM_CALLS = { nextOrder: 'next-order', deliver: 'deliver' } as const

/** Where the darkroom reads the photo of its present order; no other page and no other photo. */
export const originalUrl = (photoId: string) => `photo://original/${photoId}`
