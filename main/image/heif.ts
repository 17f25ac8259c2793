import type { Area, Orientation, PictureFormat, Size } from '../../contract/photo'
import { type Box, boxesIn, findBox } from './boxes'
import { type ByteSource, bytesOf, bytesSource } from './byte-source'
import {
  asOrientation,
  asSize,
  orientationOf,
  seenSize,
  type Turn,
  turnArea,
  turnSize,
} from './orientation'

export interface HeifFacts {
  /** What a person sees: cropped (`clap`), rotated (`irot`), mirrored (`imir`). */
  size: Size | null
  storedSize: Size | null
  orientation: Orientation
}

/** A HEIC, HEIF or AVIF whose description has been found, wherever in the file it stands. */
export interface Heif {
  /** null where the file does not say. */
  picture(format: PictureFormat): HeifFacts | null
  /** The first EXIF block, and the first XMP text; null where there is none in reach. */
  exif(): ByteSource | null
  xmp(): Uint8Array | null
  /** What crops the picture that is shown; null where nothing does. */
  crop(): Crop | null
  /** Where the last byte of an item ends; 0 where none is in the file. */
  end: number
}

/** The crop of a picture, `clap`. */
export interface Crop {
  /** Where in the file its eight numbers of 32 bits begin. */
  at: number
  /** What there is to crop, before the turns that follow. */
  uncropped: Size
  /** What is left, in the picture as it is shown without the crop. */
  area: Area
}

interface Item {
  type: string
  contentType: string
  isInFile: boolean
  extents: { from: number; length: number }[]
}

const MOST_EXTENTS = 100_000
const MOST_BLOCK = 4 * 1024 * 1024

/**
 * Reads the description of a HEIC, HEIF or AVIF (ISO/IEC 14496-12, 8.11, and 23008-12): its
 * top-level boxes may stand in any order, and of the file only they and `meta` are read. EXIF is
 * not asked for the turning: in these formats only the boxes turn the picture (23008-12, 6.5.10 and
 * A.2.1). libheif is not asked either: it wants the file's bytes, and needs a second for a thousand
 * tiles.
 * @returns null when no description is in reach, or it makes no sense.
 */
export function openHeif(source: ByteSource): Heif | null {
  const box = findBox(source, 'meta')
  const view = box && source.at(box.dataAt, box.end - box.dataAt)
  if (view === null) return null
  return ifSound(() => readMeta(source, bytesSource(bytesOf(view)), box?.dataAt ?? 0))
}

/**
 * Size and orientation of the minimized form, `mini` (23008-12, third edition, annex O): bits, the
 * first of a byte highest. Two of its version, nine flags and two of chroma, then the orientation
 * as EXIF numbers it, whether the sides are long, and the sides before turning.
 */
export function readMinimized(source: ByteSource): HeifFacts | null {
  const box = findBox(source, 'mini')
  const view = box && source.at(box.dataAt, MINIMIZED_BYTES)
  if (view === null) return null
  const bits = view.getBigUint64(0)
  const field = (at: number, count: number) =>
    Number(BigInt.asUintN(count, bits >> BigInt(64 - at - count)))
  if (field(0, 2) !== 0) return null
  const sideBits = field(16, 1) === 1 ? 15 : 7
  const storedSize = asSize(1 + field(17, sideBits), 1 + field(17 + sideBits, sideBits))
  const orientation = asOrientation(1 + field(13, 3))
  return { size: storedSize && seenSize(storedSize, orientation), storedSize, orientation }
}

/** The sides end in its sixth byte; the picture's own bytes follow. */
const MINIMIZED_BYTES = 8

/** null where a number lies behind the end of its box. */
function ifSound<Value>(read: () => Value): Value | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** @param metaAt where the content of `meta` begins in the file */
function readMeta(source: ByteSource, meta: ByteSource, metaAt: number): Heif {
  const boxes = new Map<string, Box>()
  for (const box of boxesIn(meta, 4)) if (!boxes.has(box.type)) boxes.set(box.type, box)
  const reader = (type: string) => {
    const box = boxes.get(type)
    return box === undefined ? null : readerOf(meta, box)
  }
  const items = readItems(meta, boxes.get('iinf'))
  readPlaces(reader('iloc'), items)
  const idat = boxes.get('idat')

  function dataOf({ extents, isInFile }: Item): Uint8Array | null {
    const pieces: Uint8Array[] = []
    let total = 0
    for (const { from, length } of extents) {
      const place = isInFile ? source : meta
      const at = isInFile ? from : from + (idat?.dataAt ?? Number.NaN)
      total += length
      const piece = total > MOST_BLOCK ? null : place.at(at, length)
      if (piece === null) return null
      pieces.push(bytesOf(piece))
    }
    return Buffer.concat(pieces)
  }
  function first(wanted: (item: Item) => boolean): Uint8Array | null {
    const item = [...items.values()].find(wanted)
    return item === undefined ? null : dataOf(item)
  }

  function pictureOfPrimary(format: PictureFormat): (HeifFacts & { crop: Crop | null }) | null {
    const pitm = reader('pitm')
    if (pitm === null) return null
    const primary = pitm.next(pitm.version === 0 ? 2 : 4)
    // libheif does not show a picture that is somebody's thumbnail, but that one.
    const shown =
      format === 'avif' ? primary : (masterOf(meta, boxes.get('iref'), primary) ?? primary)
    const properties = propertiesOf(meta, boxes.get('iprp'), shown)
    return properties && pictureOf(meta, properties, format, () => canvasOf(items.get(shown)))
  }
  /** A grid and an overlay say themselves how large they are (23008-12, 6.6.2). */
  function canvasOf(item: Item | undefined): Size | null {
    const sidesAt = item && { grid: 4, iovl: 10 }[item.type]
    const data = sidesAt === undefined ? null : dataOf(item as Item)
    if (data === null || sidesAt === undefined) return null
    const [source, isLong] = [bytesSource(data), ((data[1] ?? 0) & 1) === 1]
    const sides = source.at(sidesAt, isLong ? 8 : 4)
    if (sides === null) return null
    return isLong
      ? asSize(sides.getUint32(0), sides.getUint32(4))
      : asSize(sides.getUint16(0), sides.getUint16(2))
  }
  function factsOfPrimary(format: PictureFormat): HeifFacts | null {
    const picture = pictureOfPrimary(format)
    if (picture === null) return null
    const { crop: _, ...facts } = picture
    return facts
  }
  function cropOfPrimary(): Crop | null {
    const crop = pictureOfPrimary('heic')?.crop ?? null
    return crop && { ...crop, at: metaAt + crop.at }
  }

  const ends = [...items.values()]
    .filter(({ isInFile }) => isInFile)
    .flatMap(({ extents }) => extents.map(({ from, length }) => from + length))
  return {
    end: ends.reduce((last, end) => Math.max(last, end), 0),
    picture: (format) => ifSound(() => factsOfPrimary(format)),
    crop: () => ifSound(cropOfPrimary),
    exif() {
      const block = first(({ type }) => type === 'Exif')
      return block && tiffOfBlock(block)
    },
    xmp: () =>
      first(({ type, contentType }) => type === 'mime' && contentType === 'application/rdf+xml'),
  }
}

/** Numbers of a full box one after the other. @throws RangeError behind its end */
function readerOf(meta: ByteSource, box: Box) {
  const view = meta.at(box.dataAt, box.end - box.dataAt)
  if (view === null) throw new RangeError(`${box.type} ends too early`)
  let at = 4
  return {
    version: view.getUint8(0),
    flags: view.getUint32(0) & 0xff_ffff,
    isAtEnd: () => at >= view.byteLength,
    /** @param bytes 0 (then 0), 1, 2, 4 or 8 */
    next(bytes: number): number {
      const from = at
      at += bytes
      if (bytes === 0) return 0
      if (bytes === 1) return view.getUint8(from)
      if (bytes === 2) return view.getUint16(from)
      if (bytes === 4) return view.getUint32(from)
      if (bytes === 8) return Number(view.getBigUint64(from))
      throw new RangeError(`${box.type} has numbers of ${bytes} bytes`)
    },
    /** What stands before the next zero. */
    text(): string {
      const letters: number[] = []
      while (at < view.byteLength) {
        const letter = view.getUint8(at++)
        if (letter === 0) break
        letters.push(letter)
      }
      return String.fromCharCode(...letters)
    },
  }
}
type Reader = ReturnType<typeof readerOf>

/** `iinf`: what each item is. */
function readItems(meta: ByteSource, iinf: Box | undefined): Map<number, Item> {
  const items = new Map<number, Item>()
  if (iinf === undefined) return items
  const { version } = readerOf(meta, iinf)
  for (const box of boxesIn(meta, iinf.dataAt + (version === 0 ? 6 : 8), iinf.end)) {
    const infe = readerOf(meta, box)
    if (infe.version < 2) continue
    const id = infe.next(infe.version === 2 ? 2 : 4)
    infe.next(2)
    const type = String.fromCharCode(infe.next(1), infe.next(1), infe.next(1), infe.next(1))
    infe.text()
    const contentType = type === 'mime' ? infe.text() : ''
    items.set(id, { type, contentType, isInFile: true, extents: [] })
  }
  return items
}

/** `iloc`: where the bytes of each item stand. */
function readPlaces(iloc: Reader | null, items: Map<number, Item>): void {
  if (iloc === null) return
  const sizes = iloc.next(2)
  const [offsetBytes, lengthBytes, baseBytes] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15]
  const indexBytes = iloc.version === 0 ? 0 : sizes & 15
  const idBytes = iloc.version < 2 ? 2 : 4
  let total = 0
  for (let left = iloc.next(idBytes); left > 0; left--) {
    const item = items.get(iloc.next(idBytes))
    const method = iloc.version === 0 ? 0 : iloc.next(2) & 15
    iloc.next(2)
    const base = iloc.next(baseBytes)
    if (item) item.isInFile = method === 0
    for (let extents = iloc.next(2); extents > 0; extents--) {
      total += 1
      if (total > MOST_EXTENTS) throw new RangeError('iloc has too many places')
      iloc.next(indexBytes)
      const from = base + iloc.next(offsetBytes)
      const length = iloc.next(lengthBytes)
      if (method === 0 || method === 1) item?.extents.push({ from, length })
    }
  }
}

/** `iref`: the picture of which this one is a thumbnail; null where it is none. */
function masterOf(meta: ByteSource, iref: Box | undefined, item: number): number | null {
  if (iref === undefined) return null
  const { version } = readerOf(meta, iref)
  const idBytes = version === 0 ? 2 : 4
  for (const box of boxesIn(meta, iref.dataAt + 4, iref.end)) {
    if (box.type !== 'thmb') continue
    const ids = meta.at(box.dataAt, 2 * idBytes + 2)
    const id = (at: number) => (idBytes === 2 ? ids?.getUint16(at) : ids?.getUint32(at))
    if (id(0) === item) return id(idBytes + 2) ?? null
  }
  return null
}

/** `ipma`: the properties of an item in their order, out of those in `ipco`. */
function propertiesOf(meta: ByteSource, iprp: Box | undefined, item: number): Box[] | null {
  const ipco = iprp && findBox(meta, 'ipco', iprp)
  if (!iprp || !ipco) return null
  const all = [...boxesIn(meta, ipco.dataAt, ipco.end)]
  for (const box of boxesIn(meta, iprp.dataAt, iprp.end)) {
    if (box.type !== 'ipma') continue
    const ipma = readerOf(meta, box)
    for (let left = ipma.next(4); left > 0; left--) {
      const isWanted = ipma.next(ipma.version < 1 ? 2 : 4) === item
      const numbers = Array.from({ length: ipma.next(1) }, () =>
        (ipma.flags & 1) === 1 ? ipma.next(2) & 0x7fff : ipma.next(1) & 0x7f,
      )
      if (isWanted) return numbers.flatMap((number) => all[number - 1] ?? [])
    }
  }
  return null
}

/**
 * Chromium turns an AVIF, but does not crop it. Only the first `clap` counts.
 * @param canvas asked where no property tells the size
 * @returns the crop with its place in `meta`
 */
function pictureOf(
  meta: ByteSource,
  properties: readonly Box[],
  format: PictureFormat,
  canvas: () => Size | null,
): HeifFacts & { crop: Crop | null } {
  const ispe = properties.find(({ type }) => type === 'ispe')
  const sides = ispe && meta.at(ispe.dataAt + 4, 8)
  const said = sides ? asSize(sides.getUint32(0), sides.getUint32(4)) : null
  const storedSize = said ?? canvas()
  let [whole, crop] = [storedSize, null as Crop | null]
  const turns: Turn[] = []
  for (const { type, dataAt } of properties) {
    const turn = turnOf(type, meta.at(dataAt, 1)?.getUint8(0) ?? 0)
    if (turn) {
      turns.push(turn)
      if (crop && whole) crop = { ...crop, area: turnArea(crop.area, whole, turn) }
      whole = whole && turnSize(whole, turn)
    } else if (type === 'clap' && format !== 'avif' && whole && !crop) {
      const area = croppedArea(whole, meta.at(dataAt, 32))
      crop = area && { at: dataAt, uncropped: whole, area }
    }
  }
  const size = crop ? { width: crop.area.width, height: crop.area.height } : whole
  return { size, storedSize, orientation: orientationOf(turns), crop }
}

/** The turn of `irot` or `imir`; null for every other property. */
function turnOf(type: string, value: number): Turn | null {
  if (type === 'irot') return { kind: 'rotate', degreesCounterClockwise: (value & 3) * 90 }
  if (type !== 'imir') return null
  return { kind: 'flip', direction: (value & 1) === 0 ? 'vertical' : 'horizontal' }
}

/**
 * `clap` (ISO/IEC 14496-12, 12.1.4): width and height as fractions, and how far its middle lies
 * from that of the picture; what makes no sense crops nothing.
 */
function croppedArea(whole: Size, clap: DataView | null): Area | null {
  if (clap === null) return null
  const side = (at: number) => Math.round(clap.getUint32(at) / clap.getUint32(at + 4))
  const offset = (at: number) => clap.getInt32(at) / clap.getUint32(at + 4)
  const size = asSize(Math.min(side(0), whole.width), Math.min(side(8), whole.height))
  if (size === null) return null
  const start = (room: number, shift: number) =>
    Math.min(room, Math.max(0, Math.round(room / 2 + shift) || 0))
  return {
    ...size,
    left: start(whole.width - size.width, offset(16)),
    top: start(whole.height - size.height, offset(24)),
  }
}

/**
 * 23008-12, A.2.1: a number says how far behind it the TIFF begins; some write `Exif\0\0` before it
 * and do not count that.
 */
export function tiffOfBlock(block: Uint8Array): ByteSource | null {
  const source = bytesSource(block)
  const said = source.at(0, 4)?.getUint32(0) ?? 0
  const isTiff = (at: number) => {
    const mark = source.at(at, 2)?.getUint16(0)
    return mark === 0x4949 || mark === 0x4d4d
  }
  const at = [4 + said, 4, 10, 0].find(isTiff)
  return at === undefined ? null : bytesSource(block.subarray(at))
}
