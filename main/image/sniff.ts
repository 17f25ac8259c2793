import type { PictureFormat } from '../../contract/photo'
import { bytesSource, textOf } from './byte-source'
import { rawReader } from './raw'
import { isMarkedRaw, isTiffHeader, readTiff } from './tiff'

/**
 * Tells a picture's format by its first bytes, never by its name.
 * @param head from the start of the file; 32 bytes are enough but for DNG and RAW, whose marks lie
 * in their directories.
 * @returns null for everything that is not a photo: pages, drawings (SVG), films, programs,
 * archives.
 */
export function sniff(head: Uint8Array): PictureFormat | null {
  if (startsWith(head, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (isPng(head)) return 'png'
  if (/^GIF8[79]a/.test(text(head, 0, 6))) return 'gif'
  if (text(head, 0, 4) === 'RIFF' && /^WEBPVP8[ LX]/.test(text(head, 8, 8))) return 'webp'
  if (isJxl(head)) return 'jxl'
  if (isBmp(head)) return 'bmp'
  if (isTiff(head)) {
    const source = bytesSource(head, false)
    return readTiff(source)?.kind ?? (isMarkedRaw(source) ? 'raw' : 'tiff')
  }
  if (rawReader(bytesSource(head)) !== null) return 'raw'
  return heifFamily(head)
}

const startsWith = (head: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, at) => head[at] === byte)

function text(head: Uint8Array, offset: number, length: number): string {
  const view = bytesSource(head).at(offset, length)
  return view === null ? '' : textOf(view)
}

/** `CgBI` stands before `IHDR` in pictures that Xcode has packed for iPhones. */
const isPng = (head: Uint8Array): boolean =>
  text(head, 0, 8) === '\x89PNG\r\n\x1a\n' && ['IHDR', 'CgBI'].includes(text(head, 12, 4))

/** ISO/IEC 18181-2: the container, or the bare codestream with its two-byte mark. */
const isJxl = (head: Uint8Array): boolean =>
  text(head, 0, 12) === '\0\0\0\x0cJXL \r\n\x87\n' ||
  (startsWith(head, [0xff, 0x0a]) && head.length >= 12)

/** Any text may begin with "BM", so the fields behind it must make sense together. */
function isBmp(head: Uint8Array): boolean {
  const header = bytesSource(head).at(0, 30)
  if (header === null || text(head, 0, 2) !== 'BM') return false
  const pixelsAt = header.getUint32(10, true)
  const infoBytes = header.getUint32(14, true)
  const isCore = infoBytes === 12
  const planes = header.getUint16(isCore ? 22 : 26, true)
  const bitsPerPixel = header.getUint16(isCore ? 24 : 28, true)
  return (
    [12, 16, 40, 52, 56, 64, 108, 124].includes(infoBytes) &&
    planes === 1 &&
    [1, 2, 4, 8, 16, 24, 32].includes(bitsPerPixel) &&
    pixelsAt >= 14 + infoBytes
  )
}

function isTiff(head: Uint8Array): boolean {
  const header = bytesSource(head).at(0, 8)
  return header !== null && isTiffHeader(header)
}

/** Brands of ISO/IEC 23008-12 and of the AVIF specification. */
const AVIF_BRANDS = ['avif', 'avis']
const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'hevm', 'hevs']
const IMAGE_BRANDS = ['mif1', 'msf1']
/**
 * A film may list image brands among its compatible ones; its first brand says that it is a film.
 */
const FILM_BRAND = /^(iso.|mp4.|mp7.|avc.|qt {2}|M4.{2}|3g.{2}|dash|MSNV)$/
const MOST_BRANDS = 32

function heifFamily(head: Uint8Array): PictureFormat | null {
  const header = bytesSource(head).at(0, 16)
  if (header === null || text(head, 4, 4) !== 'ftyp') return null
  const count = Math.min(MOST_BRANDS, Math.floor((header.getUint32(0) - 16) / 4))
  const major = text(head, 8, 4)
  const compatible = Array.from({ length: Math.max(0, count) }, (_, at) =>
    text(head, 16 + at * 4, 4),
  )
  if (FILM_BRAND.test(major)) return null

  const brands = [major, ...compatible]
  const first = brands.find((brand) => AVIF_BRANDS.includes(brand) || HEIC_BRANDS.includes(brand))
  if (first !== undefined) return AVIF_BRANDS.includes(first) ? 'avif' : 'heic'
  return brands.some((brand) => IMAGE_BRANDS.includes(brand)) ? 'heic' : null
}
