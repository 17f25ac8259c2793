/**
 * The thumbnailer, a hidden, sandboxed page that decodes pictures nobody has vouched for: what the
 * main process and it exchange.
 */

import type { Area, Size } from './photo'

/** One picture to make. `number` names the job; its result repeats it. */
export interface DecodeJob {
  number: number
  photoId: string
  /** Chromium knows the formats of the web and of videos; libraries know HEIC, TIFF and JPEG XL. */
  decoder: 'chromium' | 'video' | 'libheif' | 'tiff' | 'jxl'
  /** What is shown of the decoded picture; null for all of it. */
  crop: Area | null
  /** The longer side has at most this many pixels; a smaller photo keeps its size. */
  side: number
  /**
   * `thumbnail`: a JPEG, which takes a tenth of the time that a WebP does to encode, or a WebP
   * where parts are transparent. `pixels`: bare ones, see `PIXELS_HEAD`, for where nothing may be
   * decoded again.
   */
  type: 'thumbnail' | 'image/jpeg' | 'image/png' | 'pixels'
  /** From 0 to 1, as in `convertToBlob`. */
  quality: number
}

/** All that the thumbnailer may call. It works on one job at a time. */
export interface ThumbnailerBridge {
  /** Answers once there is a job. */
  nextJob(): Promise<DecodeJob>
  /** `picture` is null when the photo cannot be decoded; `shown` is its full size, upright. */
  finish(number: number, picture: Uint8Array | null, shown: Size | null): Promise<void>
}

/**
 * Bare pixels begin with width and height, 32 bits each, the lower byte first; then rows of blue,
 * green, red and alpha, all opaque.
 */
export const PIXELS_HEAD = 8

export const THUMBNAILER_CALLS = { nextJob: 'next-job', finish: 'finish' } as const

/** Where the thumbnailer reads the photo of its current job: no other page and no other photo. */
export const originalUrl = (photoId: string) => `photo://original/${photoId}`
