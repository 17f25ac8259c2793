import type { Orientation, Size } from '../../contract/photo'
import { boxesIn, findBox } from './boxes'
import { type ByteSource, bytesOf, partOf, textOf } from './byte-source'
import { readJpeg } from './headers'
import { asOrientation, asSize } from './orientation'
import { openTiff } from './tiff'

/** What a camera's own kind of file tells that is no TIFF: see `tiff.ts` for those that are. */
export interface RawFacts {
  storedSize: Size | null
  orientation: Orientation
  /** TIFF blocks that hold the EXIF, and the one that holds the place. */
  exif: ByteSource | null
  more: ByteSource[]
}

interface RawKind {
  /** The first bytes by which it is known, and where they stand. */
  at: number
  mark: string
  read(source: ByteSource): RawFacts
  /** Whether the file ends before the picture does. */
  isCut(source: ByteSource): boolean
}

const KINDS: readonly RawKind[] = [
  { at: 4, mark: 'ftypcrx ', read: readCr3, isCut: isCr3Cut },
  { at: 0, mark: 'FUJIFILMCCD-RAW ', read: readRaf, isCut: isRafCut },
  { at: 0, mark: 'FOVb', read: readX3f, isCut: (source) => x3fSections(source) === null },
  { at: 0, mark: '\0MRM', read: readMrw, isCut: () => false },
  { at: 6, mark: 'HEAPCCDR', read: readCrw, isCut: (source) => crwRecords(source) === null },
]

function kindOf(source: ByteSource): RawKind | null {
  const isKind = ({ at, mark }: RawKind) => {
    const there = source.at(at, mark.length)
    return there !== null && textOf(there) === mark
  }
  return KINDS.find(isKind) ?? null
}

/**
 * The reader of a RAW that is no TIFF; null for everything else. @param source its first 16 bytes
 * are enough
 */
export const rawReader = (source: ByteSource): ((source: ByteSource) => RawFacts) | null =>
  kindOf(source)?.read ?? null

/** Whether the file ends before the picture does; null where it is none of these. */
export const isRawCut = (source: ByteSource): boolean | null =>
  kindOf(source)?.isCut(source) ?? null

const UNKNOWN: RawFacts = { storedSize: null, orientation: 1, exif: null, more: [] }
/**
 * Canon's uuid of the box that holds `CMT1` (the first directory), `CMT2` (EXIF) and `CMT4` (GPS),
 * each a TIFF.
 */
const CANON_UUID = '85c0b687820f11e08111f4ce462b6a48'

/** Canon's CR3, a film without a film: https://github.com/lclevy/canon_cr3 */
function readCr3(source: ByteSource): RawFacts {
  const moov = findBox(source, 'moov')
  if (moov === null) return UNKNOWN
  for (const { type, dataAt, end } of boxesIn(source, moov.dataAt, moov.end)) {
    const uuid = type === 'uuid' ? source.at(dataAt, 16) : null
    if (!uuid || Buffer.from(bytesOf(uuid)).toString('hex') !== CANON_UUID) continue
    const block = (name: string) => {
      const box = findBox(source, name, { dataAt: dataAt + 16, end })
      return box && partOf(source, box.dataAt, box.end - box.dataAt)
    }
    const exif = block('CMT1')
    const first = exif && openTiff(exif)?.first
    if (!first) return UNKNOWN
    return {
      storedSize: asSize(first.values(256)[0], first.values(257)[0]),
      orientation: asOrientation(first.values(274)[0]),
      exif,
      more: [block('CMT2'), block('CMT4')].filter((each) => each !== null),
    }
  }
  return UNKNOWN
}

function isCr3Cut(source: ByteSource): boolean {
  return [...boxesIn(source)].some(({ end }) => end > source.length)
}

const [RAF_CROP, RAF_FULL] = [0x111, 0x100]
const MOST_RECORDS = 256

/**
 * Fujifilm's RAF: a JPEG, whose EXIF counts, and records of which two give height and width
 * (libopenraw.freedesktop.org/formats/raf).
 */
function readRaf(source: ByteSource): RawFacts {
  const places = source.at(84, 16)
  if (places === null) return UNKNOWN
  const jpeg = readJpeg(partOf(source, places.getUint32(0), places.getUint32(4)))
  const sizes = new Map<number, Size | null>()
  let at = places.getUint32(8)
  const count = source.at(at, 4)?.getUint32(0) ?? 0
  at += 4
  for (let record = 0; record < Math.min(count, MOST_RECORDS); record++) {
    const head = source.at(at, 8)
    if (head === null) break
    sizes.set(head.getUint16(0), asSize(head.getUint16(6), head.getUint16(4)))
    at += 4 + head.getUint16(2)
  }
  return {
    storedSize: sizes.get(RAF_CROP) ?? sizes.get(RAF_FULL) ?? null,
    orientation: jpeg.exif ? (openTiff(jpeg.exif)?.first.orientation() ?? 1) : 1,
    exif: jpeg.exif,
    more: [],
  }
}

/** Its JPEG and its picture data, each by offset and length. */
function isRafCut(source: ByteSource): boolean {
  const places = source.at(84, 24)
  if (places === null) return true
  return [0, 16].some((at) => places.getUint32(at) + places.getUint32(at + 4) > source.length)
}

/** By degrees clockwise. */
const TURNED: Record<number, Orientation> = { 0: 1, 90: 6, 180: 3, 270: 8 }

/**
 * Sigma's X3F, as its own description of 2004 gives it: columns, rows and rotation in the header,
 * EXIF in the JPEG of one of its sections.
 */
function readX3f(source: ByteSource): RawFacts {
  const header = source.at(28, 12)
  if (header === null) return UNKNOWN
  const storedSize = asSize(header.getUint32(0, true), header.getUint32(4, true))
  const orientation = TURNED[header.getUint32(8, true)] ?? 1
  const exifs = (x3fSections(source) ?? []).map(({ at, length }) => {
    const isJpeg = source.at(at + 28, 2)?.getUint16(0) === 0xffd8
    return isJpeg ? readJpeg(partOf(source, at + 28, length - 28)).exif : null
  })
  return { storedSize, orientation, exif: exifs.find((exif) => exif !== null) ?? null, more: [] }
}

/** The last four bytes say where the list of sections is; null where there is none. */
function x3fSections(source: ByteSource): { at: number; length: number }[] | null {
  const at = source.at(source.length - 4, 4)?.getUint32(0, true) ?? 0
  const head = source.at(at, 12)
  if (head === null || textOf(head).slice(0, 4) !== 'SECd') return null
  const entries = source.at(at + 12, 12 * Math.min(head.getUint32(8, true), MOST_RECORDS))
  if (entries === null) return null
  return Array.from({ length: entries.byteLength / 12 }, (_, entry) => ({
    at: entries.getUint32(12 * entry, true),
    length: entries.getUint32(12 * entry + 4, true),
  }))
}

const [CRW_PROPERTIES, CRW_SIZE] = [0x300a, 0x1810]

/**
 * Canon's CRW: heaps of records in each other, of which one tells width, height and degrees
 * (https://exiftool.org/canon_raw.html).
 */
function readCrw(source: ByteSource): RawFacts {
  const properties = crwRecords(source)?.get(CRW_PROPERTIES)
  const size = properties && crwRecords(source, properties.at, properties.end)?.get(CRW_SIZE)
  const sides = size && source.at(size.at, 16)
  if (!sides) return UNKNOWN
  return {
    ...UNKNOWN,
    storedSize: asSize(sides.getUint32(0, true), sides.getUint32(4, true)),
    orientation: TURNED[(sides.getInt32(12, true) + 360) % 360] ?? 1,
  }
}

/** The last four bytes of a heap say where its directory is; null where there is none. */
function crwRecords(
  source: ByteSource,
  from = source.at(2, 4)?.getUint32(0, true) ?? 0,
  to = source.length,
): Map<number, { at: number; end: number }> | null {
  const directoryAt = from + (source.at(to - 4, 4)?.getUint32(0, true) ?? Number.NaN)
  const count = source.at(directoryAt, 2)?.getUint16(0, true) ?? 0
  const entries = directoryAt + 2 + 10 * count <= to ? source.at(directoryAt + 2, 10 * count) : null
  if (entries === null) return null
  const records = new Map<number, { at: number; end: number }>()
  for (let entry = 0; entry < entries.byteLength; entry += 10) {
    const at = from + entries.getUint32(entry + 6, true)
    const end = at + entries.getUint32(entry + 2, true)
    records.set(entries.getUint16(entry, true), { at, end })
  }
  return records
}

/** Minolta's MRW: blocks, of which `PRD` gives height and width and `TTW` is a TIFF. */
function readMrw(source: ByteSource): RawFacts {
  const end = 8 + (source.at(4, 4)?.getUint32(0) ?? 0)
  let [storedSize, exif]: [Size | null, ByteSource | null] = [null, null]
  for (let at = 8, block = 0; at < end && block < MOST_RECORDS; block++) {
    const head = source.at(at, 8)
    if (head === null) break
    const [name, length] = [textOf(head).slice(0, 4), head.getUint32(4)]
    const sides = name === '\0PRD' ? source.at(at + 8 + 12, 4) : null
    if (sides) storedSize = asSize(sides.getUint16(2), sides.getUint16(0))
    if (name === '\0TTW') exif = partOf(source, at + 8, length)
    at += 8 + length
  }
  const orientation = exif ? (openTiff(exif)?.first.orientation() ?? 1) : 1
  return { storedSize, orientation, exif, more: [] }
}
