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

/** The first bytes by which each is known, at their places. */
const MARKS: readonly [at: number, mark: string, read: (source: ByteSource) => RawFacts][] = [
  [4, 'ftypcrx ', readCr3],
  [0, 'FUJIFILMCCD-RAW ', readRaf],
  [0, 'FOVb', readX3f],
  [0, '\0MRM', readMrw],
]

/**
 * The reader of a RAW that is no TIFF; null for everything else. @param source its first 16 bytes
 * are enough
 */
export function rawReader(source: ByteSource): ((source: ByteSource) => RawFacts) | null {
  for (const [at, mark, read] of MARKS) {
    const there = source.at(at, mark.length)
    if (there !== null && textOf(there) === mark) return read
  }
  return null
}

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

/** By degrees clockwise. */
const TURNED: Record<number, Orientation> = { 0: 1, 90: 6, 180: 3, 270: 8 }

/**
 * Sigma's X3F, as its own description of 2004 gives it: columns, rows and rotation in the header.
 */
function readX3f(source: ByteSource): RawFacts {
  const header = source.at(28, 12)
  if (header === null) return UNKNOWN
  const storedSize = asSize(header.getUint32(0, true), header.getUint32(4, true))
  return { ...UNKNOWN, storedSize, orientation: TURNED[header.getUint32(8, true)] ?? 1 }
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
