import type { PhotoFormat, PictureFacts, PictureFormat } from '../../contract/photo'

/**
 * The endings of file names, without the dot, that belong to a format; a picture whose name has
 * none gets the first.
 */
export const EXTENSIONS: Record<PictureFormat, readonly [string, ...string[]]> = {
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  gif: ['gif'],
  webp: ['webp'],
  heic: ['heic', 'heif', 'hif'],
  avif: ['avif'],
  tiff: ['tif', 'tiff'],
  bmp: ['bmp', 'dib'],
  jxl: ['jxl'],
  dng: ['dng'],
}

/** Media types as IANA lists them (`dng` as Adobe does). */
export const CONTENT_TYPES: Record<PictureFormat, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  avif: 'image/avif',
  tiff: 'image/tiff',
  bmp: 'image/bmp',
  jxl: 'image/jxl',
  dng: 'image/x-adobe-dng',
}

/** A photo of which no more is known than its format. */
export function unknownFacts(format: PhotoFormat): PictureFacts {
  return {
    format,
    size: null,
    storedSize: null,
    orientation: 1,
    capturedAt: null,
    camera: null,
    hasLocation: false,
    isLocationRemoved: false,
  }
}
