import type { PhotoFormat } from '../../contract/photo'

/** The file name's ending, without the dot, that a picture gets whose name has none. */
export const EXTENSIONS: Record<PhotoFormat, string> = {
  jpeg: 'jpg',
  png: 'png',
  gif: 'gif',
  webp: 'webp',
  heic: 'heic',
  avif: 'avif',
  tiff: 'tif',
  bmp: 'bmp',
  jxl: 'jxl',
  dng: 'dng',
}

/** Media types as IANA lists them (`dng` as Adobe does). */
export const CONTENT_TYPES: Record<PhotoFormat, string> = {
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
