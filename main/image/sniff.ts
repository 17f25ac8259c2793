import type { MediaFormat, VideoFormat } from '../../contract/photo'
import { bytesSource, textOf } from './byte-source'
import { rawReader } from './raw'
import { isMarkedRaw, isTiffHeader, readTiff } from './tiff'

/**
 * Tells the format of a picture or video by its first bytes, never by its name.
 * @param head from the start of the file; 32 bytes are enough but for DNG and RAW, whose marks lie
 * in their directories.
 * @returns null for everything that is neither: pages, drawings (SVG), music, programs, archives
 */
export function sniff(head: Uint8Array): MediaFormat | null {
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
  return boxFamily(head) ?? matroskaFamily(head)
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

/**
 * Any text may begin with "BM", so the fields behind it must make sense together. Viewers do not
 * ask how many planes it says.
 */
function isBmp(head: Uint8Array): boolean {
  const header = bytesSource(head).at(0, 30)
  if (header === null || text(head, 0, 2) !== 'BM') return false
  const pixelsAt = header.getUint32(10, true)
  const infoBytes = header.getUint32(14, true)
  const isCore = infoBytes === 12
  const bitsPerPixel = header.getUint16(isCore ? 24 : 28, true)
  return (
    [12, 16, 40, 52, 56, 64, 108, 124].includes(infoBytes) &&
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
const IMAGE_BRANDS = ['mif1', 'mif3', 'msf1']
const MOST_BRANDS = 32

/**
 * A video may list image brands among its compatible ones; its first brand says that it is one. M4A
 * and its like are music.
 */
function videoBrand(brand: string): VideoFormat | null {
  if (brand === 'qt  ') return 'mov'
  if (/^3[gs]/.test(brand) || brand === 'KDDI') return '3gp'
  const isVideo = /^(iso.|mp4.|mp7.|avc1|M4V.|F4V.|dash|MSNV|XAVC|mmp4|cmf.|NDS.|niko|pana)$/
  return isVideo.test(brand) ? 'mp4' : null
}

/** Music says so with its first brand. */
const isMusic = (brand: string): boolean => /^(M4[ABP]|F4[AB])/.test(brand)

/** What begins with a box of ISO/IEC 14496-12. */
function boxFamily(head: Uint8Array): MediaFormat | null {
  const header = bytesSource(head).at(0, 16)
  if (header === null) return null
  if (text(head, 4, 4) !== 'ftyp') return isOldQuickTime(head) ? 'mov' : null
  const count = Math.min(MOST_BRANDS, Math.floor((header.getUint32(0) - 16) / 4))
  const major = text(head, 8, 4)
  const compatible = Array.from({ length: Math.max(0, count) }, (_, at) =>
    text(head, 16 + at * 4, 4),
  )
  const video = videoBrand(major)
  if (video !== null || isMusic(major)) return video

  // The minimized form has its codec's brand for a minor version (23008-12, third edition).
  const brands = [major, ...(major === 'mif3' ? [text(head, 12, 4)] : []), ...compatible]
  const first = brands.find((brand) => AVIF_BRANDS.includes(brand) || HEIC_BRANDS.includes(brand))
  if (first !== undefined) return AVIF_BRANDS.includes(first) ? 'avif' : 'heic'
  if (brands.some((brand) => IMAGE_BRANDS.includes(brand))) return 'heic'
  return compatible.map(videoBrand).find((format) => format !== null) ?? null
}

/** Before there was `ftyp`, a film began with its description, or with its frames. */
function isOldQuickTime(head: Uint8Array): boolean {
  const [first, second] = [text(head, 4, 4), text(head, 12, 4)]
  const length = bytesSource(head).at(0, 4)?.getUint32(0) ?? 0
  return (
    (first === 'moov' && ['mvhd', 'cmov', 'prfl'].includes(second)) ||
    (first === 'wide' && length === 8 && second === 'mdat') ||
    (first === 'mdat' && (length === 1 || length > 64))
  )
}

/** RFC 8794, 8: EBML says early what kind of document it is. */
function matroskaFamily(head: Uint8Array): VideoFormat | null {
  if (!startsWith(head, [0x1a, 0x45, 0xdf, 0xa3])) return null
  const kind = /\x42\x82.{1,8}?(webm|matroska)/s.exec(text(head, 0, Math.min(64, head.length)))
  return kind === null ? null : kind[1] === 'webm' ? 'webm' : 'mkv'
}
