import type { Area, Orientation, PhotoFormat, Size } from '../../contract/photo'
import { boxesIn, findBox } from './boxes'
import { type ByteSource, partOf, textOf } from './byte-source'
import { jpegSegments, readJpeg } from './headers'
import { openHeif } from './heif'
import { firstOfSequence, tracksOf } from './heif-sequence'
import { rawReader } from './raw'
import { type Directory, openTiff, readTiff } from './tiff'

/** Bytes of a file. */
export interface Place {
  at: number
  length: number
}

/** A picture that a decoder understands, put together from pieces of a file that it does not. */
export interface InnerPicture {
  type: 'image/jpeg' | 'image/heic' | 'image/tiff'
  pieces: readonly (Uint8Array | Place)[]
  /** What of the decoded picture is shown; null for all of it. */
  crop: Area | null
  /** It may have another size than the photo: a camera made it for looking at. */
  isPreview: boolean
}

/**
 * Finds what a decoder can show of a photo whose file it cannot decode as it is: the preview of a
 * RAW, the first picture of a HEIC sequence, a HEIC whose crop libheif refuses. Runs in the
 * measuring worker.
 * @returns null where there is none, or the file itself is what to decode.
 */
export function findInnerPicture(source: ByteSource, format: PhotoFormat): InnerPicture | null {
  if (format === 'heic') return withoutCrop(source) ?? firstPicture(source)
  return format === 'raw' || format === 'dng' ? previewOf(source) : null
}

/**
 * A HEIC with a crop that takes nothing away. libheif-js 1.23 allows a decoder only the pixels of
 * the cropped picture, so it refuses those of the whole one.
 */
function withoutCrop(source: ByteSource): InnerPicture | null {
  const crop = openHeif(source)?.crop()
  if (!crop) return null
  const numbers = Buffer.alloc(32)
  for (const [at, value] of [crop.uncropped.width, 1, crop.uncropped.height, 1].entries())
    numbers.writeUInt32BE(value, at * 4)
  numbers.writeUInt32BE(1, 20)
  numbers.writeUInt32BE(1, 28)
  const behind = crop.at + numbers.length
  return {
    type: 'image/heic',
    pieces: [{ at: 0, length: crop.at }, numbers, { at: behind, length: source.length - behind }],
    crop: crop.area,
    isPreview: false,
  }
}

function firstPicture(source: ByteSource): InnerPicture | null {
  if (openHeif(source)?.picture('heic')?.size) return null
  const first = firstOfSequence(source)
  if (first === null || first.sample.at + first.sample.length > source.length) return null
  const pieces = [first.head, first.sample]
  return { type: 'image/heic', pieces, crop: null, isPreview: false }
}

/** Tags of TIFF 6.0, its section 22, and Panasonic's RW2 (0x2e). */
const TAG = {
  compression: 259,
  photometric: 262,
  stripOffsets: 273,
  stripBytes: 279,
  subIfds: 330,
  jpegAt: 0x0201,
  jpegBytes: 0x0202,
  exif: 0x8769,
  makerNote: 0x927c,
  panasonicJpeg: 0x2e,
} as const
const JPEG_COMPRESSIONS = [6, 7]
/** Without compression, LZW, Deflate, PackBits; grey, RGB, a palette, YCbCr. */
const [PLAIN_COMPRESSIONS, PLAIN_PHOTOMETRICS] = [
  [1, 5, 8, 32_773, 32_946],
  [0, 1, 2, 3, 6],
]

/** The largest JPEG that the camera has put into its file, else its first directory's picture. */
function previewOf(source: ByteSource): InnerPicture | null {
  const tiff = rawReader(source) === null ? readTiff(source) : null
  const facts = tiff ?? rawReader(source)?.(source) ?? null
  let [largest, pixels]: [{ place: Place; size: Size } | null, number] = [null, 0]
  for (const place of jpegPlaces(source)) {
    const size = jpegSize(source, place)
    if (size === null || size.width * size.height <= pixels) continue
    largest = { place, size }
    pixels = size.width * size.height
  }
  if (largest !== null) {
    const orientation = missingTurn(source, largest, facts)
    return { type: 'image/jpeg', pieces: turned(largest.place, orientation), ...PREVIEW }
  }
  const first = tiff && openTiff(source)?.first
  const isPlain =
    first &&
    PLAIN_COMPRESSIONS.includes(first.values(TAG.compression)[0] ?? 1) &&
    PLAIN_PHOTOMETRICS.includes(first.values(TAG.photometric)[0] ?? -1)
  if (!isPlain) return null
  return { type: 'image/tiff', pieces: [{ at: 0, length: source.length }], ...PREVIEW }
}

const PREVIEW = { crop: null, isPreview: true } as const

/** Where the file says that there is a JPEG; not all of it is true. */
function jpegPlaces(source: ByteSource): Place[] {
  const mark = textOf(source.at(0, 16) ?? new DataView(new ArrayBuffer(0)))
  if (mark.startsWith('FUJIFILM')) return placesInRaf(source)
  if (mark.startsWith('FOVb')) return placesInX3f(source)
  if (mark.slice(4, 12) === 'ftypcrx ') return placesInCr3(source)
  return placesInTiff(source)
}

function placesInTiff(source: ByteSource): Place[] {
  const tiff = openTiff(source)
  if (tiff === null) return []
  const chain = [tiff.first, ...tiff.others]
  const parts = chain.flatMap((each) => each.values(TAG.subIfds).map(tiff.directoryAt))
  const exif = tiff.directoryAt(tiff.first.values(TAG.exif)[0])
  const note = exif?.place(TAG.makerNote)
  return [
    ...[...chain, ...parts].flatMap((each) => (each ? placesInDirectory(each) : [])),
    ...(note ? placesInOlympus(source, note.at) : []),
  ]
}

function placesInDirectory(directory: Directory): Place[] {
  const value = (tag: number) => directory.values(tag)[0]
  const pairs: [at: number | undefined, length: number | undefined][] = [
    [value(TAG.jpegAt), value(TAG.jpegBytes)],
  ]
  const isOneStrip = directory.values(TAG.stripOffsets).length === 1
  if (isOneStrip && JPEG_COMPRESSIONS.includes(value(TAG.compression) ?? 0))
    pairs.push([value(TAG.stripOffsets), value(TAG.stripBytes)])
  const panasonic = directory.place(TAG.panasonicJpeg)
  if (panasonic) pairs.push([panasonic.at, panasonic.length])
  return pairs.flatMap(([at, length]) => (at && length ? [{ at, length }] : []))
}

/**
 * Olympus and OM System: a directory of camera settings in the maker's note, whose places count
 * from the note's beginning (exiftool.org/TagNames/Olympus.html).
 */
function placesInOlympus(source: ByteSource, noteAt: number): Place[] {
  const note = partOf(source, noteAt, source.length - noteAt)
  const name = textOf(note.at(0, 12) ?? new DataView(new ArrayBuffer(0)))
  const orderAt = name.startsWith('OLYMPUS\0') ? 8 : name.startsWith('OM SYSTEM\0') ? 12 : null
  const tiff = orderAt === null ? null : openTiff(note, orderAt)
  const settings = tiff?.directoryAt(tiff.first.values(0x2020)[0])
  const [at, length] = [settings?.values(0x101)[0], settings?.values(0x102)[0]]
  return at && length ? [{ at: noteAt + at, length }] : []
}

function placesInRaf(source: ByteSource): Place[] {
  const place = source.at(84, 8)
  return place ? [{ at: place.getUint32(0), length: place.getUint32(4) }] : []
}

/** The box `PRVW`, and the track of a whole JPEG: https://github.com/lclevy/canon_cr3 */
function placesInCr3(source: ByteSource): Place[] {
  const places = [...tracksOf(source)].flatMap(({ first }) => first ?? [])
  for (const { type, dataAt, end } of boxesIn(source)) {
    const preview =
      type === 'uuid' ? findBox(source, 'PRVW', { dataAt: dataAt + 16 + 8, end }) : null
    const length = preview && source.at(preview.dataAt + 12, 4)?.getUint32(0)
    if (preview && length) places.push({ at: preview.dataAt + 16, length })
  }
  return places
}

const [X3F_JPEG, MOST_SECTIONS] = [18, 64]

/** Sigma's description of 2004: a list of sections at the end, some of which hold pictures. */
function placesInX3f(source: ByteSource): Place[] {
  const listAt = source.at(source.length - 4, 4)?.getUint32(0, true) ?? 0
  const count = source.at(listAt + 8, 4)?.getUint32(0, true) ?? 0
  return Array.from({ length: Math.min(count, MOST_SECTIONS) }, (_, index) => {
    const entry = source.at(listAt + 12 + 12 * index, 8)
    const [at, length] = [entry?.getUint32(0, true) ?? 0, entry?.getUint32(4, true) ?? 0]
    const kind = source.at(at + 12, 4)?.getUint32(0, true)
    return kind === X3F_JPEG ? [{ at: at + 28, length: length - 28 }] : []
  }).flat()
}

/** SOF0 to SOF2: what viewers decode. The mosaic of a RAW may be a lossless JPEG, SOF3. */
const isShownFrame = (marker: number) => marker >= 0xc0 && marker <= 0xc2

/** The size of a JPEG there that a viewer can show; null where there is none. */
function jpegSize(source: ByteSource, { at, length }: Place): Size | null {
  const start = at + length > source.length ? null : source.at(at, 3)
  if (start === null || start.getUint16(0) !== 0xffd8 || start.getUint8(2) !== 0xff) return null
  const jpeg = partOf(source, at, length)
  for (const { marker, at: frameAt } of jpegSegments(jpeg)) {
    if (!isShownFrame(marker)) continue
    return jpeg.at(frameAt + 4, 1)?.getUint8(0) === 8 ? readJpeg(jpeg).storedSize : null
  }
  return null
}

const ORIENTATION = 274

/** The turn that the photo asks for and its preview does not: 1 where it has one of its own. */
function missingTurn(
  source: ByteSource,
  { place, size }: { place: Place; size: Size },
  photo: { storedSize: Size | null; orientation: Orientation } | null,
): Orientation {
  const { exif } = readJpeg(partOf(source, place.at, place.length))
  const own = exif && openTiff(exif)?.first.values(ORIENTATION)
  if (!photo || (own && own.length > 0)) return 1
  const { storedSize, orientation } = photo
  const isWide = (each: Size) => each.width > each.height
  const isTurned = orientation >= 5 && storedSize && isWide(size) !== isWide(storedSize)
  return isTurned ? 1 : orientation
}

/** A JPEG with an EXIF of one entry behind its first mark, which turns it. */
function turned({ at, length }: Place, orientation: Orientation): InnerPicture['pieces'] {
  if (orientation === 1) return [{ at, length }]
  const entry = `0112 0003 00000001 000${orientation} 0000`
  const tiff = `4d4d 002a 00000008 0001 ${entry} 00000000`
  const segment = `ffd8 ffe1 0022 457869660000 ${tiff}`
  return [Buffer.from(segment.replaceAll(' ', ''), 'hex'), { at: at + 2, length: length - 2 }]
}
