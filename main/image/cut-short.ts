import type { PhotoFormat } from '../../contract/photo'
import { boxesIn } from './boxes'
import { type ByteSource, bytesOf, upTo } from './byte-source'
import { bmpEnd, gifBlocks, jpegSegments, pngChunks, webpChunks } from './headers'
import { openHeif } from './heif'
import { endOfSequence } from './heif-sequence'
import { walkScans } from './jpeg-scan'
import { endOfMatroska } from './matroska'
import { isRawCut } from './raw'
import { isTiffCut } from './tiff'

const STEP_BYTES = 1024 * 1024
/** A hostile file keeps nobody busy: without an end within this many bytes it counts as whole. */
export const DAMAGE_BYTES = 256 * STEP_BYTES

const JPEG_END = Buffer.from([0xff, 0xd9])
const PNG_END = Buffer.from('0000000049454e44ae426082', 'hex')
const START_OF_SCAN = 0xda

/**
 * Whether the file ends before the picture does. Looks at the structure alone and decodes nothing.
 * What counts is the picture's own end, never what stands behind it. Formats that do not tell where
 * they end are taken as whole, and so is what has no end in reach. Runs in the measuring worker.
 */
export function isCutShort(source: ByteSource, format: PhotoFormat): boolean {
  switch (format) {
    case 'jpeg':
      return isJpegCut(source)
    case 'png':
      return isPngCut(source)
    case 'gif':
      return isGifCut(source)
    case 'webp':
      return isWebpCut(source)
    case 'heic':
    case 'avif':
      return isHeifCut(source)
    case 'jxl':
      return isJxlCut(source)
    case 'mp4':
    case 'mov':
    case '3gp':
      return isMp4Cut(source)
    case 'webm':
    case 'mkv':
      return endOfMatroska(source) > source.length
    case 'bmp':
      return bmpEnd(source) > source.length
    case 'tiff':
    case 'dng':
    case 'raw':
      return isRawCut(source) ?? isTiffCut(source)
    default:
      return false
  }
}

const endsWith = (source: ByteSource, end: Buffer): boolean => {
  const last = source.at(source.length - end.length, end.length)
  return last !== null && end.equals(bytesOf(last))
}

/** Samsung writes what belongs to a photo behind it, and of a panorama leaves the end mark away. */
const SAMSUNG_END = Buffer.from('SEFT')

/**
 * ITU-T T.81: in a scan every 0xFF of the data is followed by 0x00, so the first 0xFFD9 behind its
 * start is the end. Some phones write a film behind it. Without that mark the data themselves say
 * whether all rows are there.
 */
function isJpegCut(source: ByteSource): boolean {
  if (endsWith(source, JPEG_END)) return false
  let scanAt: number | null = null
  for (const { marker, at } of jpegSegments(source)) if (marker === START_OF_SCAN) scanAt = at
  if (scanAt === null) return true
  if (hasJpegEnd(source, scanAt)) return false
  const end = walkScans(source)
  return end === 'unknown' ? !endsWith(source, SAMSUNG_END) : end !== 'whole'
}

function hasJpegEnd(source: ByteSource, from: number): boolean {
  if (source.length - from > DAMAGE_BYTES / 2) return true
  for (let at = from; at < source.length; at += STEP_BYTES) {
    // One byte more, for an end that lies across two steps.
    const bytes = upTo(source, at, STEP_BYTES + 1)
    if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(JPEG_END)) return true
  }
  return false
}

/**
 * Whether `IEND` and every chunk before it are there; of more chunks than are read nothing is said.
 */
function isPngCut(source: ByteSource): boolean {
  if (endsWith(source, PNG_END)) return false
  let end = 8
  for (const chunk of pngChunks(source)) {
    end = chunk.end
    if (chunk.name === 'IEND') return false
  }
  return end + 8 > source.length
}

/**
 * A missing trailer behind whole frames takes nothing away, and zeros or anything else may stand
 * for it.
 */
function isGifCut(source: ByteSource): boolean {
  let frames = 0
  for (const { kind, isWhole } of gifBlocks(source)) {
    if (!isWhole && kind === 'picture') return source.length <= DAMAGE_BYTES
    if (kind === 'picture') frames += 1
    if (kind === 'end') break
  }
  return frames === 0
}

const WEBP_PICTURES = ['VP8 ', 'VP8L', 'ANMF', 'ALPH']

/**
 * Whether a picture is there and each of its chunks ends inside the file. What RIFF says of its
 * length counts only where frames follow.
 */
function isWebpCut(source: ByteSource): boolean {
  let [pictures, isMoving] = [0, false]
  for (const { name, end } of webpChunks(source)) {
    if (!WEBP_PICTURES.includes(name)) continue
    if (end > source.length) return true
    if (name === 'ANMF') isMoving = true
    if (name !== 'ALPH') pictures += 1
  }
  const said = (source.at(4, 4)?.getUint32(0, true) ?? 0) + 8
  return pictures === 0 || (isMoving && said > source.length + 8)
}

/** The minimized form has all of its picture in one box. */
const DESCRIPTIONS = ['meta', 'mini']

/**
 * Whether the bytes of every item are there, wherever in the file; of a sequence, its boxes of
 * data.
 */
function isHeifCut(source: ByteSource): boolean {
  const heif = openHeif(source)
  if (heif !== null && heif.end > 0) return heif.end > source.length
  let [end, isDescribed] = [0, false]
  for (const box of boxesIn(source)) {
    end = box.end
    if (DESCRIPTIONS.includes(box.type)) isDescribed = box.end <= source.length
    if (box.type === 'moov') return endOfSequence(source) > source.length
  }
  // A description that makes no sense says nothing of an end.
  return !isDescribed && end >= source.length
}

function isJxlCut(source: ByteSource): boolean {
  for (const { type, end } of boxesIn(source))
    if ((type === 'jxlc' || type === 'jxlp') && end > source.length) return true
  return false
}

/** Whether a box of data ends behind the file, or the description of its frames never came. */
function isMp4Cut(source: ByteSource): boolean {
  let [isDescribed, last] = [false, 0]
  for (const { type, end } of boxesIn(source)) {
    last = end
    if (type === 'moov') isDescribed = end <= source.length
    if ((type === 'mdat' || type === 'moov' || type === 'moof') && end > source.length) return true
  }
  // Of more boxes than are read nothing is said.
  return !isDescribed && last + 8 > source.length
}
