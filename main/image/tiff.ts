import type { Orientation, Size } from '../../contract/photo'
import { type ByteSource, bytesOf } from './byte-source'
import { asOrientation, asSize } from './orientation'

/**
 * What the directories of a TIFF tell. `storedSize` is that of the whole picture, not of a preview.
 */
export interface TiffFacts {
  /** `raw`: a camera's own kind of TIFF. */
  kind: 'tiff' | 'dng' | 'raw'
  storedSize: Size | null
  orientation: Orientation
}

/**
 * Tags of TIFF 6.0, of its technical note 1 (SubIFDs), of EXIF, of DNG 1.7, and of Panasonic's RW2.
 */
const TAG = {
  newSubfileType: 254,
  subfileType: 255,
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  make: 271,
  stripOffsets: 273,
  orientation: 274,
  samplesPerPixel: 277,
  stripBytes: 279,
  tileOffsets: 324,
  tileBytes: 325,
  subIfds: 330,
  exif: 0x8769,
  exifWidth: 0xa002,
  exifHeight: 0xa003,
  dngVersion: 50_706,
  defaultCropSize: 50_720,
  sensorTop: 4,
  sensorLeft: 5,
  sensorBottom: 6,
  sensorRight: 7,
} as const
/**
 * Bytes of a value by its type: BYTE, ASCII, SHORT, LONG, RATIONAL, UNDEFINED, SLONG, SRATIONAL
 * (in which some phones write a place), IFD, BigTIFF's LONG8 and IFD8, EXIF's UTF-8.
 */
const TYPE_BYTES: Record<number, number> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  7: 1,
  9: 4,
  10: 8,
  13: 4,
  16: 8,
  18: 8,
  129: 1,
}
const [SHORT, RATIONAL, SRATIONAL] = [3, 5, 10]
const MOST_ENTRIES = 1024
const MOST_VALUES = 16
const MOST_DIRECTORIES = 16
const MOST_TEXT = 64 * 1024

/** One directory of tags. Of a tag that stands there twice the first counts. */
export interface Directory {
  /** None where the directory does not have the tag, or it has more values than `most` (16). */
  values(tag: number, most?: number): number[]
  /** Whether it has the tag, be its values in reach or not. */
  has(tag: number): boolean
  /** The bytes of a text or an opaque value, at most 64 KiB; empty where there is none. */
  bytes(tag: number): Uint8Array
  /** Where the bytes of a value stand in the source; null where there is none of bytes. */
  place(tag: number): { at: number; length: number } | null
  /** What turns the picture: one SHORT, since Chromium obeys no other. */
  orientation(): Orientation
}

/** A TIFF, which EXIF is too: directories of tags, at any place in the file. */
export interface Tiff {
  /** 42, BigTIFF's 43, or a camera maker's own number. */
  version: number
  first: Directory
  /** Those that follow the first. */
  others: Directory[]
  /** null where there is none, or it is not in reach. */
  directoryAt(offset: number | undefined): Directory | null
}

/**
 * Reads a TIFF, BigTIFF, DNG or camera RAW header. The libraries do not: ExifReader knows neither
 * BigTIFF nor SubIFDs, and image-size only looks into a first directory that is in memory.
 * @returns null when the bytes are no TIFF, or its first directory is not in reach (many programs
 * write it last).
 */
export function readTiff(source: ByteSource): TiffFacts | null {
  const tiff = openTiff(source)
  if (tiff === null) return null
  const { first } = tiff
  const orientation = asOrientation(first.values(TAG.orientation)[0])
  if (isCr2(source) || tiff.version === RW2)
    return { kind: 'raw', storedSize: isCr2(source) ? cr2Size(tiff) : rw2Size(tiff), orientation }
  const { known, hasParts, picture } = directoriesOf(tiff)
  const kind = kindOf(tiff, known, hasParts)
  return { kind, storedSize: picture ? sizeOf(picture) : null, orientation }
}

/**
 * The directories in reach, and the one that holds the whole picture: where there is one, a
 * sensor's.
 */
function directoriesOf(tiff: Tiff) {
  const subs = tiff.first.values(TAG.subIfds).map(tiff.directoryAt)
  const known = [tiff.first, ...subs, ...tiff.others].filter((each) => each !== null)
  const pictures = known.filter(isPicture)
  const picture = pictures.find(isSensor) ?? pictures[0] ?? null
  return { known, hasParts: subs.length > 0, picture }
}

const MOST_PLACES = 1_000_000
const UNCOMPRESSED = 1

/**
 * Whether its directories, or strips or tiles of the picture, lie behind the end of the file. Where
 * it is not compressed only its pixels count: some programs give the last strip the bytes of rows
 * that there are not.
 */
export function isTiffCut(source: ByteSource): boolean {
  const tiff = openTiff(source)
  if (tiff === null) return true
  const { others } = tiff
  // The sensor's own part comes last in a CR2; RW2 gives no lengths.
  const picture = isCr2(source) ? others[others.length - 1] : directoriesOf(tiff).picture
  if (!picture || tiff.version === RW2) return false
  const [offsets, lengths] = picture.has(TAG.tileOffsets)
    ? [TAG.tileOffsets, TAG.tileBytes]
    : [TAG.stripOffsets, TAG.stripBytes]
  const starts = picture.values(offsets, MOST_PLACES)
  if (starts.length === 0 && picture.has(offsets)) return true
  const bytes = picture.values(lengths, MOST_PLACES)
  let [said, there] = [0, 0]
  starts.forEach((start, part) => {
    const length = bytes[part] ?? 0
    said += length
    there += Math.max(0, Math.min(length, source.length - start))
  })
  return there < Math.min(said, bytesOfPixels(picture))
}

function bytesOfPixels(picture: Directory): number {
  const one = (tag: number) => picture.values(tag)[0] ?? 1
  if (one(TAG.compression) !== UNCOMPRESSED) return Number.POSITIVE_INFINITY
  const rowBits = one(TAG.width) * one(TAG.samplesPerPixel) * one(TAG.bitsPerSample)
  return Math.ceil(rowBits / 8) * one(TAG.height)
}

function sizeOf(picture: Directory): Size | null {
  const [cropWidth, cropHeight] = picture.values(TAG.defaultCropSize)
  const stored = asSize(picture.values(TAG.width)[0], picture.values(TAG.height)[0])
  return asSize(cropWidth, cropHeight) ?? stored
}

const [ORF_RO, ORF_RS, RW2] = [0x4f52, 0x5352, 0x55]
const CLASSIC = 42
const VERSIONS = [CLASSIC, 43, ORF_RO, ORF_RS, RW2]
/**
 * Mosaics of Nikon, Sony, Samsung and Pentax; photometric kinds of a colour filter array and of
 * linear RAW.
 */
const RAW_COMPRESSIONS = [34_713, 32_767, 32_769, 32_770, 65_535]
const RAW_PHOTOMETRICS = [32_803, 34_892]

/** Whether its first bytes alone say that it is a camera's own kind of TIFF. */
export function isMarkedRaw(source: ByteSource): boolean {
  const header = source.at(0, 4)
  const version = header?.getUint16(2, header.getUint16(0) === 0x4949) ?? 42
  return isCr2(source) || [ORF_RO, ORF_RS, RW2].includes(version)
}

const isSensor = (directory: Directory): boolean =>
  RAW_PHOTOMETRICS.includes(directory.values(TAG.photometric)[0] ?? 0) ||
  RAW_COMPRESSIONS.includes(directory.values(TAG.compression)[0] ?? 0)

function kindOf(tiff: Tiff, known: readonly Directory[], hasParts: boolean): TiffFacts['kind'] {
  const { first } = tiff
  if (first.values(TAG.dngVersion).length > 0) return 'dng'
  const isMakers = tiff.version === ORF_RO || tiff.version === ORF_RS || known.some(isSensor)
  // The part with the sensor's pixels may be out of reach still.
  const isPreviewFirst = !isPicture(first) && hasParts && first.bytes(TAG.make).length > 0
  return isMakers || isPreviewFirst ? 'raw' : 'tiff'
}

/** Of several pages each is a whole picture. */
const PAGE = 2

/**
 * Whether it holds the whole picture and no preview, which is what is meant where it says nothing
 * (TIFF 6.0, section 8).
 */
const isPicture = (directory: Directory): boolean =>
  [0, PAGE].includes(directory.values(TAG.newSubfileType)[0] ?? 0) &&
  directory.values(TAG.subfileType)[0] !== 2

/**
 * Canon's CR2: its mark stands behind the header; its first directory is a preview and the sensor's
 * has no size, but the EXIF tells.
 */
const isCr2 = (source: ByteSource): boolean => source.at(8, 2)?.getUint16(0) === 0x4352

function cr2Size({ first, directoryAt }: Tiff): Size | null {
  const exif = directoryAt(first.values(TAG.exif)[0])
  return exif && asSize(exif.values(TAG.exifWidth)[0], exif.values(TAG.exifHeight)[0])
}

/** Panasonic's RW2 gives the borders of the picture on the sensor. */
function rw2Size({ first }: Tiff): Size | null {
  const border = (tag: number) => first.values(tag)[0] ?? Number.NaN
  return asSize(
    border(TAG.sensorRight) - border(TAG.sensorLeft),
    border(TAG.sensorBottom) - border(TAG.sensorTop),
  )
}

/**
 * Whether these are the first eight bytes of a TIFF, a BigTIFF, or one with a camera maker's own
 * number.
 */
export function isTiffHeader(header: DataView): boolean {
  const isLittle = header.getUint16(0) === 0x4949
  if (!isLittle && header.getUint16(0) !== 0x4d4d) return false
  const version = header.getUint16(2, isLittle)
  if (version === 43) return header.getUint16(4, isLittle) === 8
  return VERSIONS.includes(version) && header.getUint32(4, isLittle) >= 8
}

/**
 * TIFF 6.0, section 2; a BigTIFF has 43 for 42, and 64 bits for each count and offset.
 * @param orderAt where the two letters of the byte order stand, as in the notes of some cameras; 0
 * for a TIFF with its header
 * @param directoryAt where the first directory of such a note begins
 */
export function openTiff(source: ByteSource, orderAt = 0, directoryAt = orderAt + 4): Tiff | null {
  const header = source.at(orderAt, 4)
  if (header === null) return null
  const isLittle = header.getUint16(0) === 0x4949
  if (!isLittle && header.getUint16(0) !== 0x4d4d) return null
  const version = orderAt === 0 ? header.getUint16(2, isLittle) : CLASSIC
  if (!VERSIONS.includes(version)) return null
  const [countBytes, wordBytes] = version === 43 ? [8, 8] : [2, 4]
  const entryBytes = 4 + 2 * wordBytes

  function numberAt(view: DataView, at: number, bytes: number): number {
    if (bytes === 1) return view.getUint8(at)
    if (bytes === 2) return view.getUint16(at, isLittle)
    if (bytes === 4) return view.getUint32(at, isLittle)
    return Number(view.getBigUint64(at, isLittle))
  }
  function read(at: number, bytes: number): number | null {
    const view = source.at(at, bytes)
    return view && numberAt(view, 0, bytes)
  }

  /** @returns the directory, and where the next one begins */
  function readDirectory(offset: number): [directory: Directory, next: number] | null {
    const said = read(offset, countBytes)
    if (said === null || said > MOST_ENTRIES) return null
    // What is there of one that is cut off still tells something, once nothing more can come.
    const there = Math.floor((source.length - offset - countBytes) / entryBytes)
    const count = source.isWhole ? Math.min(said, there) : said
    const entries = source.at(offset + countBytes, count * entryBytes)
    if (entries === null) return null
    return [directoryOf(entries), read(offset + countBytes + count * entryBytes, wordBytes) ?? 0]
  }

  function directoryOf(entries: DataView): Directory {
    /** Where the first entry of that tag is. */
    function entryAt(tag: number): number | null {
      let entry = 0
      while (entry < entries.byteLength && numberAt(entries, entry, 2) !== tag) entry += entryBytes
      return entry < entries.byteLength ? entry : null
    }
    /** Its type, how many values, and where those are: in the entry, or elsewhere. */
    function entryOf(tag: number) {
      const entry = entryAt(tag)
      if (entry === null) return null
      const type = numberAt(entries, entry + 2, 2)
      const count = numberAt(entries, entry + 4, wordBytes)
      const bytes = TYPE_BYTES[type]
      if (bytes === undefined || count === 0) return null
      const inside = entry + 4 + wordBytes
      const outside = bytes * count > wordBytes ? numberAt(entries, inside, wordBytes) : null
      return { type, count, bytes, inside, outside }
    }
    function find(tag: number, most: number) {
      const entry = entryOf(tag)
      if (entry === null || entry.count > most) return null
      const { type, count, bytes, inside, outside } = entry
      const values =
        outside === null
          ? new DataView(entries.buffer, entries.byteOffset + inside, bytes * count)
          : source.at(outside, bytes * count)
      return values && { type, count, bytes, values }
    }
    function values(tag: number, most = MOST_VALUES): number[] {
      const found = find(tag, most)
      if (found === null) return []
      return Array.from({ length: found.count }, (_, index) => {
        const at = index * found.bytes
        if (found.type !== RATIONAL && found.type !== SRATIONAL)
          return numberAt(found.values, at, found.bytes)
        return numberAt(found.values, at, 4) / numberAt(found.values, at + 4, 4)
      })
    }
    return {
      values,
      has: (tag) => entryAt(tag) !== null,
      bytes(tag) {
        const found = find(tag, MOST_TEXT)
        return found?.bytes === 1 ? bytesOf(found.values) : new Uint8Array()
      },
      place(tag) {
        const entry = entryOf(tag)
        return entry?.bytes !== 1 || entry.outside === null
          ? null
          : { at: entry.outside, length: entry.count }
      },
      orientation: () =>
        find(TAG.orientation, 1)?.type === SHORT ? asOrientation(values(TAG.orientation)[0]) : 1,
    }
  }

  const firstAt = orderAt === 0 ? read(version === 43 ? 8 : 4, wordBytes) : directoryAt
  const start = firstAt === null ? null : readDirectory(firstAt)
  if (start === null) return null
  const [first, second] = start
  const others: Directory[] = []
  for (let next = second; next !== 0 && others.length < MOST_DIRECTORIES; ) {
    const found = readDirectory(next)
    if (found === null) break
    others.push(found[0])
    next = found[1]
  }
  return {
    version,
    first,
    others,
    directoryAt: (offset) => (offset === undefined ? null : (readDirectory(offset)?.[0] ?? null)),
  }
}
