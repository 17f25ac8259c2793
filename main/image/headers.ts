import { inflateSync } from 'node:zlib'
import { imageSize } from 'image-size'
import type { Size } from '../../contract/photo'
import { type ByteSource, bytesSource, partOf, textOf, upTo } from './byte-source'
import { iptcInPhotoshop, PHOTOSHOP_NAME } from './iptc'
import { asSize } from './orientation'

/** What a header tells, and where the blocks stand that tell more. */
export interface Header {
  storedSize: Size | null
  exif: ByteSource | null
  xmp: Uint8Array | null
  /** The fields of IPTC, where a JPEG has them. */
  iptc?: Uint8Array | null
  /** Whether an EXIF here turns the picture in Chromium. */
  isTurnedByExif: boolean
}

const APP1 = 0xe1
const APP13 = 0xed
const START_OF_SCAN = 0xda
const END = 0xd9
const MOST_STEPS = 100_000
const MOST_SEGMENTS = 20_000
const XMP_NAME = 'http://ns.adobe.com/xap/1.0/\0'

/**
 * The frame header of a JPEG, its EXIF, XMP and IPTC (ITU-T T.81, B.1 and B.2), which may stand in
 * any order before the scan. Colour profiles, previews and depth maps of any length are stepped
 * over, not read.
 */
export function readJpeg(source: ByteSource): Header {
  let [size, exif, xmp]: [Size | null, ByteSource | null, Uint8Array | null] = [null, null, null]
  let iptc: Uint8Array | null = null
  let isAtScan = false
  for (const { marker, at, length } of jpegSegments(source)) {
    if (marker === START_OF_SCAN) isAtScan = true
    if (marker === START_OF_SCAN || marker === END) break
    const sides = isFrame(marker) ? source.at(at + 5, 4) : null
    if (sides) size ??= asSize(sides.getUint16(2), sides.getUint16(0))
    const named = (name: string) => length >= 4 + name.length && isNamed(source, at, name)
    const behind = (name: string) => upTo(source, at + 4 + name.length, length - 4 - name.length)
    if (marker === APP13 && named(PHOTOSHOP_NAME)) iptc ??= iptcInPhotoshop(behind(PHOTOSHOP_NAME))
    if (marker !== APP1) continue
    // Any byte may follow the zero behind the name: viewers do not look at it.
    if (exif === null && named('Exif\0')) exif = partOf(source, at + 10, length - 10)
    else if (xmp === null && named(XMP_NAME)) xmp = behind(XMP_NAME)
  }
  // An EXIF that turns the picture may still come.
  const isSure = isAtScan || exif !== null || source.isWhole
  return { storedSize: isSure ? size : null, exif, xmp, iptc, isTurnedByExif: true }
}

const isNamed = (source: ByteSource, at: number, name: string): boolean => {
  const there = source.at(at + 4, name.length)
  return there?.getUint8(0) === name.charCodeAt(0) && textOf(there) === name
}

/**
 * The segments up to the next scan or the end, each from its marker on; `length` has the two bytes
 * of the marker in it.
 */
export function* jpegSegments(
  source: ByteSource,
  from = 2,
): Generator<{ marker: number; at: number; length: number }> {
  let [at, segments] = [from, 0]
  for (let step = 0; step < MOST_STEPS && segments < MOST_SEGMENTS; step++) {
    const lead = source.at(at, 2)
    if (lead === null) return
    const marker = lead.getUint8(1)
    // Decoders skip stray bytes before a marker, and any number of 0xFF may fill the space.
    if (lead.getUint8(0) !== 0xff || marker === 0xff) {
      at += 1
      continue
    }
    if (standsAlone(marker)) {
      at += 2
      continue
    }
    const length = marker === END ? 0 : source.at(at + 2, 2)?.getUint16(0)
    if (length === undefined || (length < 2 && marker !== END)) return
    segments += 1
    yield { marker, at, length: 2 + length }
    if (marker === START_OF_SCAN || marker === END) return
    at += 2 + length
  }
}

/** TEM and RST0 to RST7 have no length; 0x00 is a stuffed byte of picture data. */
const standsAlone = (marker: number): boolean =>
  marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8)

/** SOF0 to SOF15; between them lie DHT, JPG and DAC. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** A chunk of a PNG or of RIFF; `end` may lie behind the end of a file that is cut short. */
export interface Chunk {
  name: string
  dataAt: number
  length: number
  end: number
}

const MOST_CHUNKS = 20_000

/** PNG, third edition, 5.3: length, name, data, checksum. Ends with `IEND`. */
export function* pngChunks(source: ByteSource): Generator<Chunk> {
  let at = 8
  for (let count = 0; count < MOST_CHUNKS; count++) {
    const head = source.at(at, 8)
    if (head === null) return
    const [length, name] = [head.getUint32(0), textOf(head).slice(4)]
    yield { name, dataAt: at + 8, length, end: at + 12 + length }
    if (name === 'IEND') return
    at += 12 + length
  }
}

/**
 * An `eXIf` behind the picture data tells of the photo, but Chromium does not turn it by that; nor
 * by one that ImageMagick, digiKam and others have written as text.
 */
export function readPng(source: ByteSource): Header {
  let [size, exif, xmp]: [Size | null, ByteSource | null, Uint8Array | null] = [null, null, null]
  let [profile, isAtData, isTurnedByExif]: [ByteSource | null, boolean, boolean] = [
    null,
    false,
    false,
  ]
  for (const chunk of pngChunks(source)) {
    const { name, dataAt, length } = chunk
    if (name === 'IHDR') {
      const sides = source.at(dataAt, 8)
      size ??= sides && asSize(sides.getUint32(0), sides.getUint32(4))
    } else if (name === 'IDAT') {
      isAtData = true
    } else if (name === 'eXIf' && exif === null) {
      exif = withoutName(partOf(source, dataAt, length))
      isTurnedByExif = !isAtData
    } else if (PNG_TEXTS.includes(name)) {
      const keyword = keywordOf(source, chunk)
      if (xmp === null && keyword === PNG_XMP) xmp = textOfChunk(source, chunk)
      else if (xmp === null && keyword === 'Raw profile type xmp')
        xmp = profileIn(textOfChunk(source, chunk))
      else if (profile === null && /^Raw profile type (exif|APP1)$/.test(keyword))
        profile = withoutName(bytesSource(profileIn(textOfChunk(source, chunk))))
    }
  }
  const isSure = isAtData || exif !== null || source.isWhole
  return { storedSize: isSure ? size : null, exif: exif ?? profile, xmp, isTurnedByExif }
}

const PNG_TEXTS = ['tEXt', 'zTXt', 'iTXt']
const PNG_XMP = 'XML:com.adobe.xmp'
const MOST_KEYWORD = 79
const MOST_TEXT = 4 * 1024 * 1024

const keywordOf = (source: ByteSource, { dataAt, length }: Chunk): string => {
  const start = Buffer.from(upTo(source, dataAt, Math.min(length, MOST_KEYWORD + 1)))
  return start.subarray(0, Math.max(0, start.indexOf(0))).toString('latin1')
}

/** PNG, third edition, 11.3.3: `zTXt` is packed, and so is `iTXt` where its flag says so. */
function textOfChunk(source: ByteSource, chunk: Chunk): Uint8Array {
  const { name, dataAt, length } = chunk
  const before = keywordOf(source, chunk).length + 1
  const rest = upTo(source, dataAt + before, Math.min(length - before, MOST_TEXT))
  if (name === 'tEXt') return rest
  if (name === 'zTXt') return inflated(rest.subarray(1))
  // Flag, method, language and the keyword in that language.
  const text = rest.subarray(rest.indexOf(0, rest.indexOf(0, 2) + 1) + 1)
  return rest[0] === 1 ? inflated(text) : text
}

function inflated(bytes: Uint8Array): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_TEXT })
  } catch {
    return new Uint8Array()
  }
}

/** ImageMagick's profile as text: its name, its length, and its bytes as hexadecimal digits. */
function profileIn(text: Uint8Array): Uint8Array {
  const digits = /^\s*\w+\s+\d+\s([\s\da-f]*)/i.exec(Buffer.from(text).toString('latin1'))?.[1]
  return Buffer.from((digits ?? '').replaceAll(/\s/g, ''), 'hex')
}

/**
 * RIFF: name, length, data, and a byte to make it even. What RIFF says of its own length is often
 * wrong and not asked.
 */
export function* webpChunks(source: ByteSource): Generator<Chunk> {
  let at = 12
  for (let count = 0; count < MOST_CHUNKS; count++) {
    const head = source.at(at, 8)
    if (head === null) return
    const length = head.getUint32(4, true)
    yield { name: textOf(head).slice(0, 4), dataAt: at + 8, length, end: at + 8 + length }
    at += 8 + length + (length % 2)
  }
}

/** Chromium, like most viewers, does not turn a WebP by its EXIF. */
export function readWebp(source: ByteSource): Header {
  let [exif, xmp]: [ByteSource | null, Uint8Array | null] = [null, null]
  for (const { name, dataAt, length } of webpChunks(source)) {
    if (name === 'EXIF') exif ??= withoutName(partOf(source, dataAt, length))
    if (name === 'XMP ') xmp ??= upTo(source, dataAt, length)
  }
  const storedSize = readSize(upTo(source, 0, 64))
  return { storedSize, exif, xmp, isTurnedByExif: false }
}

/** Some write the name that JPEG has before a TIFF into other formats too. */
const withoutName = (block: ByteSource): ByteSource => {
  const name = block.at(0, 6)
  return name && textOf(name).startsWith('Exif\0') ? partOf(block, 6, block.length - 6) : block
}

/**
 * GIF89a, 18 and 20: the screen. Chromium enlarges one beyond whose edge its first picture reaches,
 * from where that begins. Without a picture there is nothing that could have a size.
 */
export function readGif(source: ByteSource): Header {
  const screen = source.at(6, 4)
  if (screen === null) return plain(null)
  const [width, height] = [screen.getUint16(0, true), screen.getUint16(2, true)]
  for (const { kind, at } of gifBlocks(source)) {
    if (kind !== 'picture') continue
    const place = source.at(at + 1, 8)
    if (place === null) break
    const [left = 0, top = 0, wide = 0, high = 0] = [0, 2, 4, 6].map((field) =>
      place.getUint16(field, true),
    )
    return plain(asSize(Math.max(width, left + wide), Math.max(height, top + high)))
  }
  return plain(null)
}

const plain = (storedSize: Size | null): Header => ({
  storedSize,
  exif: null,
  xmp: null,
  isTurnedByExif: false,
})

const MOST_BLOCKS = 100_000
const MOST_PIECES = 4_000_000
const GIF_STEP = 64 * 1024

/**
 * The blocks of a GIF up to its trailer `;`, or to one that is none; `isWhole` where all of its
 * pieces are there. Its pieces have 255 bytes at most, so the file is read in steps.
 */
export function* gifBlocks(
  source: ByteSource,
): Generator<{ kind: 'picture' | 'extension' | 'end'; at: number; isWhole: boolean }> {
  let [step, stepAt] = [new Uint8Array(), 0]
  function byte(at: number): number | undefined {
    if (at < stepAt || at >= stepAt + step.length)
      [step, stepAt] = [upTo(source, at, GIF_STEP) as Uint8Array<ArrayBuffer>, at]
    return step[at - stepAt]
  }
  const tableBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)
  let pieces = 0
  /** Behind the pieces that end with one of no bytes; null where the file ends before. */
  function afterPieces(from: number): number | null {
    let at = from
    for (; pieces < MOST_PIECES; pieces++) {
      const length = byte(at)
      if (length === undefined) return null
      at += 1 + length
      if (length === 0) return at
    }
    return null
  }
  let at = 13 + tableBytes(byte(10) ?? 0)
  for (let block = 0; block < MOST_BLOCKS; block++) {
    const kind = byte(at)
    if (kind === 0x3b) yield { kind: 'end', at, isWhole: true }
    if (kind !== 0x21 && kind !== 0x2c) return
    const picture = kind === 0x2c
    const next = afterPieces(picture ? at + 11 + tableBytes(byte(at + 9) ?? 0) : at + 2)
    if (pieces === MOST_PIECES) return
    yield { kind: picture ? 'picture' : 'extension', at, isWhole: next !== null }
    if (next === null) return
    at = next
  }
}

/**
 * Windows' bitmaps, and OS/2's with their sides of 16 bits. A negative height says that the rows
 * begin at the top.
 */
export function readBmp(source: ByteSource): Header {
  const header = source.at(14, 12)
  if (header === null) return plain(null)
  if (header.getUint32(0, true) === 12)
    return plain(asSize(header.getUint16(4, true), header.getUint16(6, true)))
  return plain(asSize(header.getInt32(4, true), Math.abs(header.getInt32(8, true))))
}

/**
 * By `biCompression`: rows of plain pixels, also with masks; all others have no length of their
 * own.
 */
const PLAIN_BITMAPS = [0, 3, 6]

/**
 * Where the last row of a bitmap ends, without the bytes that fill it up; 0 where it does not say.
 * What the file header says of its length is often wrong.
 */
export function bmpEnd(source: ByteSource): number {
  const header = source.at(0, 34)
  const size = readBmp(source).storedSize
  if (header === null || size === null) return 0
  const isCore = header.getUint32(14, true) === 12
  if (!isCore && !PLAIN_BITMAPS.includes(header.getUint32(30, true))) return 0
  const rowBits = size.width * header.getUint16(isCore ? 24 : 28, true)
  const rowBytes = 4 * Math.ceil(rowBits / 32)
  return header.getUint32(10, true) + rowBytes * (size.height - 1) + Math.ceil(rowBits / 8)
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
