import { imageSize } from 'image-size'
import type { Size } from '../../contract/photo'
import { type ByteSource, bytesOf, textOf } from './byte-source'
import { asSize } from './orientation'

const START_OF_IMAGE = new Uint8Array([0xff, 0xd8])
/** An empty comment: image-size wants a segment between the start and the frame. */
const EMPTY_COMMENT = new Uint8Array([0xff, 0xfe, 0x00, 0x02])
const END_OF_IMAGE = new Uint8Array([0xff, 0xd9])
const APP1 = 0xe1
const START_OF_SCAN = 0xda
const END = 0xd9
const MOST_STEPS = 100_000

/**
 * A JPEG cut down to what tells something: its EXIF block and its frame header (ITU-T T.81, B.1 and
 * B.2). Colour profiles, previews and depth maps of any length before the frame are stepped over,
 * not read.
 * @returns null when the frame header is not in reach, or there is none.
 */
export function jpegHeader(source: ByteSource): Uint8Array | null {
  let exif: Uint8Array | null = null
  for (const { marker, offset, length } of jpegSegments(source)) {
    if (isFrame(marker)) {
      const frame = source.at(offset, length)
      return (
        frame &&
        Buffer.concat([START_OF_IMAGE, exif ?? EMPTY_COMMENT, bytesOf(frame), END_OF_IMAGE])
      )
    }
    if (marker === APP1) exif ??= readExif(source, offset, length)
  }
  return null
}

/** The TIFF block in the EXIF segment of a JPEG; null where there is none in reach. */
export function exifOf(source: ByteSource): Uint8Array | null {
  if (source.at(0, 2)?.getUint16(0) !== 0xffd8) return null
  for (const { marker, offset } of jpegSegments(source)) {
    // The end of the block may be missing.
    if (marker !== APP1 || !isExif(source, offset)) continue
    return source.start().subarray(offset + 10)
  }
  return null
}

/** The segments before the picture data, each from its marker on, as long as they are in reach. */
function* jpegSegments(source: ByteSource) {
  let offset = START_OF_IMAGE.length
  for (let step = 0; step < MOST_STEPS; step++) {
    const lead = source.at(offset, 2)
    if (lead === null) return
    const marker = lead.getUint8(1)
    // Decoders skip stray bytes before a marker, and any number of 0xFF may fill the space.
    if (lead.getUint8(0) !== 0xff || marker === 0xff) {
      offset += 1
      continue
    }
    if (marker === START_OF_SCAN || marker === END) return
    if (standsAlone(marker)) {
      offset += 2
      continue
    }
    const length = source.at(offset + 2, 2)?.getUint16(0)
    if (length === undefined || length < 2) return
    yield { marker, offset, length: 2 + length }
    offset += 2 + length
  }
}

const isExif = (source: ByteSource, offset: number): boolean => {
  const name = source.at(offset + 4, 6)
  return name !== null && textOf(name) === 'Exif\0\0'
}

function readExif(source: ByteSource, offset: number, length: number): Uint8Array | null {
  const segment = isExif(source, offset) ? source.at(offset, length) : null
  return segment && bytesOf(segment)
}

/** TEM and RST0 to RST7 have no length; 0x00 is a stuffed byte of picture data. */
const standsAlone = (marker: number): boolean =>
  marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8)

/** SOF0 to SOF15; between them lie DHT, JPG and DAC. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

const SIGNATURE_BYTES = 8
/** Length and name before a chunk's data, checksum after it. */
const FRAME_BYTES = 12
const KEPT = ['CgBI', 'IHDR', 'eXIf']
const MOST_CHUNKS = 10_000

/**
 * A PNG cut down to its signature, `IHDR` and `eXIf` (PNG, third edition, sections 5.3 and
 * 11.3.3.5). An `eXIf` behind the picture data does not count: the standard forbids it and Chromium
 * does not obey it.
 * @returns null when the picture data does not begin in reach, so that an `eXIf` may still come.
 */
export function pngHeader(source: ByteSource): Uint8Array | null {
  const signature = source.at(0, SIGNATURE_BYTES)
  if (signature === null) return null
  const kept = [bytesOf(signature)]
  let offset = SIGNATURE_BYTES
  for (let count = 0; count < MOST_CHUNKS; count++) {
    const chunk = source.at(offset, 8)
    if (chunk === null) return null
    const length = chunk.getUint32(0)
    const name = textOf(chunk).slice(4)
    if (name === 'IDAT' || name === 'IEND') return Buffer.concat(kept)
    if (KEPT.includes(name)) {
      const whole = source.at(offset, length + FRAME_BYTES)
      if (whole === null) return null
      kept.push(bytesOf(whole))
    }
    offset += length + FRAME_BYTES
  }
  return null
}

/**
 * What image-size finds in the front of a picture; null where that makes no sense: the photo is
 * kept, its size stays unknown.
 */
export function readSize(header: Uint8Array): Size | null {
  try {
    const { width, height } = imageSize(header)
    return asSize(width, height)
  } catch {
    return null
  }
}
