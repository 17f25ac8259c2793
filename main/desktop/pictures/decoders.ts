import { THUMBNAIL_SIDE } from '../../../contract/bridge'
import type { Photo, PhotoFormat, Size } from '../../../contract/photo'
import type { DecodeJob } from '../../../contract/thumbnailer'
import type { InnerPicture } from '../../image/inner-picture'
import type { Decoded, Work } from './job-queue'

/** A picture that somebody wants of a photo. */
export type Order = { photo: Photo } & Pick<DecodeJob, 'side' | 'type' | 'quality'>
export type Decode = (order: Order) => Promise<Decoded>

/** Two thumbnailers side by side: what may take long never stands in the way of the others. */
interface Lanes {
  /** Thumbnails of ordinary photos. */
  quick(work: Work): Promise<Decoded>
  /** Whole copies, large photos, and thumbnails that the quick lane did not make in time. */
  slow(work: Work): Promise<Decoded>
}

/** In the quick lane, milliseconds: a 12 megapixel HEIC takes one second, or two. */
const QUICK_MS = 5000
/** A decoder that works longer than this on one picture is hanging, milliseconds. */
const SLOW_MS = 20_000
/** For what its file says little of, milliseconds. */
const SUSPECT_MS = 10_000
const MANY_PIXELS = 2 ** 26
/** A photo of the plainest sky has some ten pixels a byte, a drawing a few hundred. */
const SUSPECT_PIXELS_A_BYTE = 400

/** What the photo's own file is decoded by; of the others only a picture inside them can be. */
const DECODERS: Partial<Record<PhotoFormat, DecodeJob['decoder']>> = {
  jpeg: 'chromium',
  png: 'chromium',
  gif: 'chromium',
  webp: 'chromium',
  avif: 'chromium',
  bmp: 'chromium',
  heic: 'libheif',
  tiff: 'tiff',
  jxl: 'jxl',
  mp4: 'video',
  mov: 'video',
  '3gp': 'video',
  webm: 'video',
  mkv: 'video',
}
const INNER_DECODERS: Record<InnerPicture['type'], DecodeJob['decoder']> = {
  'image/jpeg': 'chromium',
  'image/heic': 'libheif',
  'image/tiff': 'tiff',
}

/** Formats whose files may have to be decoded by a picture inside. */
export const hasInnerPicture = (format: PhotoFormat): boolean =>
  format === 'heic' || format === 'dng' || format === 'raw'

/** @param findInner what to decode of a photo instead of its file */
export function createDecode(
  findInner: (photo: Photo) => Promise<InnerPicture | null>,
  lanes: Lanes,
): Decode {
  return async ({ photo, ...picture }) => {
    const inner = hasInnerPicture(photo.format) ? await findInner(photo) : null
    const decoder = inner ? INNER_DECODERS[inner.type] : DECODERS[photo.format]
    if (decoder === undefined) return 'impossible'
    const job = { photoId: photo.id, decoder, crop: inner?.crop ?? null, ...picture }
    const isSuspect = isSuspicious(photo)
    const slow = { job, inner, limitMs: isSuspect ? SUSPECT_MS : SLOW_MS, isLast: isSuspect }
    const isLong = picture.side > THUMBNAIL_SIDE || pixelsOf(photo.size) > MANY_PIXELS
    if (isLong && !inner?.isPreview) return lanes.slow(slow)
    const made = await lanes.quick({ job, inner, limitMs: QUICK_MS, isLast: false })
    return made === 'late' ? lanes.slow(slow) : made
  }
}

const pixelsOf = (size: Size | null) => (size ? size.width * size.height : 0)

/** Few bytes that say that they are very many pixels, as a file made to harm does. */
const isSuspicious = ({ size, bytes }: Photo) =>
  pixelsOf(size) > MANY_PIXELS && pixelsOf(size) > bytes * SUSPECT_PIXELS_A_BYTE
