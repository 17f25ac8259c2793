import {
  FORMATS_WITHOUT_PREVIEW,
  isTooLargeToDecode,
  THUMBNAIL_SIDE,
} from '../../../contract/bridge'
import type { Photo, PhotoFormat, Size } from '../../../contract/photo'
import { type DecodeJob, PIXELS_HEAD } from '../../../contract/thumbnailer'
import { asSize } from '../../image/orientation'

/** `thumb`: for the gallery. `full`: the copy of a photo that Chromium cannot show itself. */
export type PreviewKind = 'thumb' | 'full'

/**
 * Why a photo has no preview. `undecodable`: its decoder refused it, hung or crashed. `dropped`: it
 * was scrolled away; asked again it gets another turn. `gone`: its file is not in the folder.
 */
export type NoPreview = 'no-decoder' | 'too-large' | 'undecodable' | 'dropped' | 'gone'

/** The full copy keeps every pixel of today's largest phone cameras (8064 x 6048). */
const FULL_SIDE = 8192

/**
 * The longer side of a notification's picture, pixels: desktops draw 64 to 128, some at twice the
 * density.
 */
const NOTIFICATION_SIDE = 256

/** Formats that Chromium shows; their `full` picture is the received file itself. */
export function isShownByChromium(format: PhotoFormat): boolean {
  return format !== 'heic' && !FORMATS_WITHOUT_PREVIEW.includes(format)
}

/** Why there can be no preview, as far as known without decoding; null when it is worth trying. */
export function hopeless(photo: Photo): NoPreview | null {
  if (FORMATS_WITHOUT_PREVIEW.includes(photo.format)) return 'no-decoder'
  return isTooLargeToDecode(photo) ? 'too-large' : null
}

/** The job of a preview, but for its number. */
export function previewJob(photo: Photo, kind: PreviewKind): Omit<DecodeJob, 'number'> {
  const decoder = photo.format === 'heic' ? 'libheif' : 'chromium'
  const picture =
    kind === 'thumb'
      ? ({ side: THUMBNAIL_SIDE, type: 'image/webp', quality: 0.82 } as const)
      : ({ side: FULL_SIDE, type: 'image/jpeg', quality: 0.92 } as const)
  return { photoId: photo.id, decoder, ...picture }
}

/** The job of the small picture in a notification. */
export const pixelJob = (photo: Photo): Omit<DecodeJob, 'number'> => ({
  ...previewJob(photo, 'thumb'),
  side: NOTIFICATION_SIDE,
  type: 'pixels',
})

const MAX_BYTES = 64 * 1024 * 1024

/**
 * The thumbnailer's result, or null where it is no such picture. A hostile photo may control the
 * thumbnailer, so its results are checked like network input.
 */
export function checkedPicture(value: unknown, type: DecodeJob['type']): Uint8Array | null {
  if (!(value instanceof Uint8Array) || value.length > MAX_BYTES) return null
  if (type === 'pixels') return pixelSize(value) && value
  const head = Buffer.from(value.subarray(0, 12)).toString('latin1')
  const matches =
    type === 'image/webp' ? /^RIFF....WEBP/s.test(head) : head.startsWith('\xff\xd8\xff')
  return matches ? value : null
}

/** The size in which the thumbnailer has seen a photo; null where that is none. */
export function checkedSize(value: unknown): Size | null {
  if (typeof value !== 'object' || value === null) return null
  const { width, height } = value as Partial<Record<'width' | 'height', unknown>>
  return asSize(width, height)
}

/** The size of bare pixels; null where their number does not match it. */
export function pixelSize(picture: Uint8Array): Size | null {
  if (picture.length < PIXELS_HEAD) return null
  const head = new DataView(picture.buffer, picture.byteOffset)
  const size = { width: head.getUint32(0, true), height: head.getUint32(4, true) }
  const bytes = size.width * size.height * 4
  return bytes > 0 && picture.length === PIXELS_HEAD + bytes ? size : null
}
