import type { Orientation, Size } from '../../contract/photo'
import type { ByteSource } from './byte-source'
import { asOrientation, asSize } from './orientation'

/** What the directories of a TIFF say. `storedSize` is that of the picture, not of a preview. */
export interface TiffFacts {
  isDng: boolean
  storedSize: Size | null
  orientation: Orientation
}

/** Tags of TIFF 6.0, of its technical note 1 (SubIFDs) and of DNG 1.7. */
const TAG = {
  newSubfileType: 254,
  width: 256,
  height: 257,
  orientation: 274,
  subIfds: 330,
  dngVersion: 50_706,
  defaultCropSize: 50_720,
} as const
/** Bytes of a value by its type: BYTE, SHORT, LONG, RATIONAL, IFD, and BigTIFF's LONG8 and IFD8. */
const TYPE_BYTES: Record<number, number> = { 1: 1, 3: 2, 4: 4, 5: 8, 13: 4, 16: 8, 18: 8 }
const RATIONAL = 5
const MOST_ENTRIES = 1024
const MOST_VALUES = 16

/** The values of a tag; none where the directory does not have it. */
export type Directory = (tag: number) => number[]

/** A TIFF, which EXIF is too: directories of tags, at any place in the file. */
export interface Tiff {
  first: Directory
  /** null where there is none, or it is not in reach. */
  directoryAt(offset: number): Directory | null
}

/**
 * Reads a TIFF, BigTIFF or DNG header. The libraries do not: ExifReader knows neither BigTIFF nor
 * SubIFDs, and image-size only looks into a first directory that is in memory.
 * @returns null when the bytes are no TIFF, or its first directory is not in reach (many programs
 *   write it last).
 */
export function readTiff(source: ByteSource): TiffFacts | null {
  const tiff = openTiff(source)
  if (tiff === null) return null
  const isDng = tiff.first(TAG.dngVersion).length > 0
  const picture = isDng ? wholePicture(tiff) : tiff.first
  const [cropWidth, cropHeight] = picture?.(TAG.defaultCropSize) ?? []
  const storedSize = picture && asSize(picture(TAG.width)[0], picture(TAG.height)[0])
  return {
    isDng,
    storedSize: asSize(cropWidth, cropHeight) ?? storedSize,
    orientation: asOrientation(tiff.first(TAG.orientation)[0]),
  }
}

/**
 * In a DNG the first directory is often the preview; the picture itself is the directory of subfile
 * type 0.
 */
function wholePicture({ first, directoryAt }: Tiff): Directory | null {
  const all = [first, ...first(TAG.subIfds).map(directoryAt)]
  return all.find((directory) => directory?.(TAG.newSubfileType)[0] === 0) ?? null
}

/** TIFF 6.0, section 2; a BigTIFF has 43 for 42, and 64 bits for each count and offset. */
export function openTiff(source: ByteSource): Tiff | null {
  const header = source.at(0, 8)
  if (header === null) return null
  const isLittle = header.getUint16(0) === 0x4949
  const version = header.getUint16(2, isLittle)
  const isTiff = isLittle || header.getUint16(0) === 0x4d4d
  if (!isTiff || (version !== 42 && version !== 43)) return null
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

  function directoryAt(offset: number): Directory | null {
    const count = read(offset, countBytes)
    if (count === null || count > MOST_ENTRIES) return null
    const entries = source.at(offset + countBytes, count * entryBytes)
    return entries && ((tag) => valuesOf(entries, tag))
  }

  function valuesOf(entries: DataView, tag: number): number[] {
    let entry = 0
    while (entry < entries.byteLength && numberAt(entries, entry, 2) !== tag) entry += entryBytes
    if (entry >= entries.byteLength) return []
    const type = numberAt(entries, entry + 2, 2)
    const count = numberAt(entries, entry + 4, wordBytes)
    const bytes = TYPE_BYTES[type]
    if (bytes === undefined || count > MOST_VALUES) return []

    const valueAt = entry + 4 + wordBytes
    const isInside = bytes * count <= wordBytes
    const values = isInside
      ? entries
      : source.at(numberAt(entries, valueAt, wordBytes), bytes * count)
    if (values === null) return []
    return Array.from({ length: count }, (_, index) => {
      const at = (isInside ? valueAt : 0) + index * bytes
      if (type !== RATIONAL) return numberAt(values, at, bytes)
      return numberAt(values, at, 4) / numberAt(values, at + 4, 4)
    })
  }

  const first = read(version === 43 ? 8 : 4, wordBytes)
  const directory = first === null ? null : directoryAt(first)
  return directory && { first: directory, directoryAt }
}
