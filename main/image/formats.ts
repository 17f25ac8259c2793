import type { MediaFormat, PhotoFormat, PictureFacts } from '../../contract/photo'

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
 * The endings of file names, without the dot, that belong to a format; a file whose name has none
 * gets the first.
 */
export const EXTENSIONS: Record<MediaFormat, readonly [string, ...string[]]> = {
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
  mp4: ['mp4', 'm4v', 'mpg4', 'f4v', 'insv', 'lrv'],
  mov: ['mov', 'qt'],
  '3gp': ['3gp', '3gpp', '3g2'],
  webm: ['webm'],
  mkv: ['mkv'],
}

/** Media types as IANA lists them (`dng` as Adobe does). */
export const CONTENT_TYPES: Record<MediaFormat, string> = {
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
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  '3gp': 'video/3gpp',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
}

/**
 * Raised whenever the readers tell more, or something else, of files that there are: photos that
 * earlier ones have read are read again.
 */
export const FACTS_VERSION = 5

/** A photo of which no more is known than its format. */
export function unknownFacts(format: PhotoFormat): PictureFacts {
  return {
    format,
    size: null,
    storedSize: null,
    orientation: 1,
    duration: null,
    film: null,
    contentId: null,
    capturedAt: null,
    capturedLocal: null,
    camera: null,
    hasLocation: false,
    isLocationRemoved: false,
  }
}
