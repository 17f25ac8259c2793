import { freemem } from 'node:os'
import { isTooLargeToDecode, THUMBNAIL_SIDE } from '../../../contract/bridge'
import type { Photo, Size } from '../../../contract/photo'
import { type DecodeJob, PIXELS_HEAD } from '../../../contract/thumbnailer'
import { asSize } from '../../image/orientation'
import type { Order } from './decoders'

/** `thumb`: for the gallery. `full`: the copy of a photo that Chromium cannot show itself. */
export type PreviewKind = 'thumb' | 'full'

/**
 * Why a photo has no preview. `undecodable`: its decoder refused it, crashed, or did not answer
 * time after time. `dropped`: it was scrolled away; asked again it gets another turn. `late`: its
 * decoder was too slow; asked again a while later it gets another turn. `gone`: its file is not in
 * the folder.
 */
export type NoPreview = 'no-decoder' | 'too-large' | 'undecodable' | 'dropped' | 'late' | 'gone'

/** A full copy keeps every pixel where there is memory for it, and else this many on a side. */
const [EVERY_PIXEL, SMALLER_SIDE] = [65_535, 8192]
/** Those of a decoder's planes, of its picture, of the canvas and of what is encoded. */
const BYTES_A_PIXEL = 16

/**
 * The longer side of a notification's picture, pixels: desktops draw 64 to 128, some at twice the
 * density.
 */
const NOTIFICATION_SIDE = 256

/** Why there can be no preview, as far as known without decoding; null when it is worth trying. */
export function hopeless(photo: Photo): NoPreview | null {
  if (photo.format === 'other') return 'no-decoder'
  return isTooLargeToDecode(photo) ? 'too-large' : null
}

/** @param memory bytes that are free */
export function previewOrder(photo: Photo, kind: PreviewKind, memory = freemem()): Order {
  if (kind === 'thumb') return { photo, side: THUMBNAIL_SIDE, type: 'thumbnail', quality: 0.82 }
  const pixels = photo.size ? photo.size.width * photo.size.height : 0
  const side = pixels * BYTES_A_PIXEL < memory ? EVERY_PIXEL : SMALLER_SIDE
  return { photo, side, type: 'image/jpeg', quality: 0.92 }
}

/** The small picture in a notification. */
export const pixelOrder = (photo: Photo): Order => ({
  ...previewOrder(photo, 'thumb'),
  side: NOTIFICATION_SIDE,
  type: 'pixels',
})

/** A JPEG of 2^28 pixels at the quality of a full copy has about half as many bytes. */
const MAX_BYTES = 128 * 1024 * 1024

/** What a picture of each type begins with, a byte a character. */
const FIRST_BYTES = {
  thumbnail: /^(RIFF....WEBP|\u00ff\u00d8\u00ff)/s,
  'image/jpeg': /^\u00ff\u00d8\u00ff/,
  'image/png': /^\u0089PNG/,
}

/**
 * The thumbnailer's result, or null where it is no such picture. A hostile photo may control the
 * thumbnailer, so its results are checked like network input.
 */
export function checkedPicture(value: unknown, type: DecodeJob['type']): Uint8Array | null {
  if (!(value instanceof Uint8Array) || value.length > MAX_BYTES) return null
  if (type === 'pixels') return pixelSize(value) && value
  const head = Buffer.from(value.subarray(0, 12)).toString('latin1')
  return FIRST_BYTES[type].test(head) ? value : null
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
