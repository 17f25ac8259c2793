import type { Orientation, Size } from '../../contract/photo'
import type { ByteSource } from './byte-source'
import { asOrientation, asSize } from './orientation'

/** What the directories of a TIFF tell. `storedSize` is that of the whole picture, not of a preview. */
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
const TYPE_BYTES: Record<number, number> = { 1: 1, 3: 2, 4: 4, 5: 8, 13: 4, 16: 8, 18: 8 }
const RATIONAL = 5
const MOST_ENTRIES = 1024
const MOST_SUB_IFDS = 16

type Directory = Map<number, number[]>

/**
 * Reads a TIFF, BigTIFF or DNG header.
 * @returns null when the bytes are no TIFF, or its first directory is not in reach (many programs write it last).
 */
export function readTiff(source: ByteSource): TiffFacts | null {
  const header = source.at(0, 8)
  if (header === null) return null
  const mark = header.getUint16(0)
  const littleEndian = mark === 0x4949
  const version = header.getUint16(2, littleEndian)
  if ((!littleEndian && mark !== 0x4d4d) || (version !== 42 && version !== 43)) return null

  const layout = { source, littleEndian, isBig: version === 43 }
  const first = layout.isBig ? readBig(layout, 8) : header.getUint32(4, littleEndian)
  const main = first === null ? null : readDirectory(layout, first)
  if (main === null) return null

  const isDng = main.has(TAG.dngVersion)
  const picture = isDng ? wholePicture(layout, main) : main
  const [cropWidth, cropHeight] = picture?.get(TAG.defaultCropSize) ?? []
  return {
    isDng,
    storedSize:
      asSize(cropWidth, cropHeight) ??
      asSize(picture?.get(TAG.width)?.[0], picture?.get(TAG.height)?.[0]),
    orientation: asOrientation(main.get(TAG.orientation)?.[0]),
  }
}

interface Layout {
  source: ByteSource
  littleEndian: boolean
  isBig: boolean
}

/** In a DNG the first directory is often the preview; the picture itself is the directory of subfile type 0. */
function wholePicture(layout: Layout, main: Directory): Directory | null {
  const subs = (main.get(TAG.subIfds) ?? []).map((at) => readDirectory(layout, at))
  return [main, ...subs].find((directory) => directory?.get(TAG.newSubfileType)?.[0] === 0) ?? null
}

function readDirectory(layout: Layout, at: number): Directory | null {
  const { source, littleEndian, isBig } = layout
  const count = isBig ? readBig(layout, at) : source.at(at, 2)?.getUint16(0, littleEndian)
  if (count === undefined || count === null || count > MOST_ENTRIES) return null
  const entryBytes = isBig ? 20 : 12
  const entries = source.at(at + (isBig ? 8 : 2), count * entryBytes)
  if (entries === null) return null

  const directory: Directory = new Map()
  const wanted: readonly number[] = Object.values(TAG)
  for (let offset = 0; offset < entries.byteLength; offset += entryBytes) {
    const tag = entries.getUint16(offset, littleEndian)
    if (!wanted.includes(tag)) continue
    const entry = new DataView(entries.buffer, entries.byteOffset + offset, entryBytes)
    directory.set(tag, readValues(layout, entry))
  }
  return directory
}

function readValues(layout: Layout, entry: DataView): number[] {
  const { source, littleEndian, isBig } = layout
  const type = entry.getUint16(2, littleEndian)
  const size = TYPE_BYTES[type]
  const count = isBig
    ? Number(entry.getBigUint64(4, littleEndian))
    : entry.getUint32(4, littleEndian)
  if (size === undefined || count > MOST_SUB_IFDS) return []

  const valueAt = isBig ? 12 : 8
  const room = entry.byteLength - valueAt
  const outside = isBig
    ? Number(entry.getBigUint64(valueAt, littleEndian))
    : entry.getUint32(valueAt, littleEndian)
  const values =
    size * count <= room
      ? new DataView(entry.buffer, entry.byteOffset + valueAt, room)
      : source.at(outside, size * count)
  if (values === null) return []
  return Array.from({ length: count }, (_, index) =>
    readNumber(values, index * size, type, littleEndian),
  )
}

function readNumber(view: DataView, at: number, type: number, littleEndian: boolean): number {
  if (type === RATIONAL) {
    return view.getUint32(at, littleEndian) / view.getUint32(at + 4, littleEndian)
  }
  const size = TYPE_BYTES[type]
  if (size === 1) return view.getUint8(at)
  if (size === 2) return view.getUint16(at, littleEndian)
  if (size === 4) return view.getUint32(at, littleEndian)
  return Number(view.getBigUint64(at, littleEndian))
}

function readBig({ source, littleEndian }: Layout, at: number): number | null {
  const view = source.at(at, 8)
  return view === null ? null : Number(view.getBigUint64(0, littleEndian))
}
