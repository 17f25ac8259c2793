import type { PhotoFormat, PictureFacts, PictureFormat } from '../../contract/photo'

/** What cameras call their own kinds of file. */
const RAW_EXTENSIONS: readonly [string, ...string[]] = [
  'raw',
  '3fr',
  'arw',
  'cr2',
  'cr3',
  'crw',
  'dcr',
  'erf',
  'fff',
  'gpr',
  'iiq',
  'kdc',
  'mef',
  'mos',
  'mrw',
  'nef',
  'nrw',
  'orf',
  'pef',
  'raf',
  'rw2',
  'rwl',
  'sr2',
  'srf',
  'srw',
  'x3f',
]

/**
 * The endings of file names, without the dot, that belong to a format; a picture whose name has
 * none gets the first.
 */
export const EXTENSIONS: Record<PictureFormat, readonly [string, ...string[]]> = {
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif', 'pjpeg', 'pjp', 'insp', 'mpo', 'jps'],
  png: ['png', 'apng'],
  gif: ['gif'],
  webp: ['webp'],
  heic: ['heic', 'heif', 'hif', 'heics', 'heifs'],
  avif: ['avif', 'avifs'],
  tiff: ['tif', 'tiff'],
  bmp: ['bmp', 'dib'],
  jxl: ['jxl'],
  dng: ['dng'],
  raw: RAW_EXTENSIONS,
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
  raw: 'image/x-raw',
}

/** A photo of which no more is known than its format. */
export function unknownFacts(format: PhotoFormat): PictureFacts {
  return {
    format,
    size: null,
    storedSize: null,
    orientation: 1,
    capturedAt: null,
    capturedLocal: null,
    camera: null,
    hasLocation: false,
    isLocationRemoved: false,
  }
}
