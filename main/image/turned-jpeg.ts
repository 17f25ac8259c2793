import type { Orientation } from '../../contract/photo'
import { asOrientation } from './orientation'

const [SOI, APP0, APP1, SOS] = [0xffd8, 0xffe0, 0xffe1, 0xffda]
/** A byte before a marker that says nothing (T.81, B.1.1.2). */
const FILL = 0xffff
/** Behind the name of the segment one byte of any value. */
const EXIF = Buffer.from('Exif\0', 'latin1')
const EXIF_BYTES = EXIF.length + 1
const ORIENTATION = 0x0112
const SHORT = 3
const ENTRY_BYTES = 12
const SEGMENT_MOST = 0xffff

/** A quarter to the right, for each orientation of EXIF's tag 0x0112. */
const TO_THE_RIGHT: Record<Orientation, Orientation> = {
  ...{ 1: 6, 6: 3, 3: 8, 8: 1 },
  ...{ 2: 7, 7: 4, 4: 5, 5: 2 },
}

/** The orientation after so many quarters of a turn to the right. */
export function turnedOrientation(from: Orientation, turns: number): Orientation {
  let orientation = from
  for (let turn = 0; turn < turns; turn += 1) orientation = TO_THE_RIGHT[orientation]
  return orientation
}

/** The bytes that a turned JPEG begins with, and where its file goes on behind them. */
export interface TurnedHead {
  bytes: Buffer
  rest: number
}

/**
 * A JPEG that is shown turned: only its orientation tag is another one, or new; no pixel is.
 * @param jpeg its headers, or more of it
 * @param turns quarters to the right
 * @returns null where its headers cannot be read, or have no room for the tag
 */
export function turnedHead(jpeg: Buffer, turns: number): TurnedHead | null {
  try {
    return withTurns(jpeg, turns)
  } catch {
    // It ends within its headers.
    return null
  }
}

function withTurns(jpeg: Buffer, turns: number): TurnedHead | null {
  if (jpeg.readUInt16BE(0) !== SOI) return null
  let behindFirst = 2
  for (let at = 2; ; ) {
    const marker = jpeg.readUInt16BE(at)
    if (marker === FILL) {
      at += 1
      continue
    }
    const end = at + 2 + jpeg.readUInt16BE(at + 2)
    if (marker === APP0 && at === 2) behindFirst = end
    if (marker === SOS || marker < 0xffc0) break
    const payload = jpeg.subarray(at + 4, end)
    if (marker === APP1 && payload.subarray(0, EXIF.length).equals(EXIF)) {
      const tiff = turnedTiff(payload.subarray(EXIF_BYTES), turns)
      return tiff && withSegment(jpeg, at, end, tiff)
    }
    at = end
  }
  return withSegment(jpeg, behindFirst, behindFirst, newTiff(turnedOrientation(1, turns)))
}

function withSegment(jpeg: Buffer, from: number, to: number, tiff: Buffer): TurnedHead | null {
  const length = 2 + EXIF_BYTES + tiff.length
  if (length > SEGMENT_MOST) return null
  const head = Buffer.alloc(4)
  head.writeUInt16BE(APP1, 0)
  head.writeUInt16BE(length, 2)
  const parts = [jpeg.subarray(0, from), head, EXIF, Buffer.alloc(1), tiff]
  return { bytes: Buffer.concat(parts), rest: to }
}

/** TIFF 6.0, section 2: the first directory gets the tag, in its place or at the end. */
function turnedTiff(given: Buffer, turns: number): Buffer | null {
  const tiff = Buffer.from(given)
  const order = tiff.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return null
  const words = wordsOf(tiff, order === 'II')
  const directory = words.long(4)
  const count = words.short(directory)
  const entries = Array.from({ length: count }, (_, at) => directory + 2 + at * ENTRY_BYTES)
  const known = entries.find((at) => words.short(at) === ORIENTATION)
  if (known !== undefined) {
    // As `tiff.ts` reads it: anything but one number of this type says nothing.
    const isSaid = words.short(known + 2) === SHORT && words.long(known + 4) === 1
    const before = isSaid ? asOrientation(words.short(known + 8)) : 1
    writeEntry(words, known, turnedOrientation(before, turns))
    return tiff
  }
  const behind = directory + 2 + count * ENTRY_BYTES
  const larger = entries.find((at) => words.short(at) > ORIENTATION) ?? behind
  // Where values stand is counted from the start of the file, so the directory can be elsewhere.
  const start = tiff.length + (tiff.length % 2)
  const moved = Buffer.concat([
    ...[tiff, Buffer.alloc(start - tiff.length), tiff.subarray(directory, larger)],
    ...[Buffer.alloc(ENTRY_BYTES), tiff.subarray(larger, behind + 4)],
  ])
  const written = wordsOf(moved, order === 'II')
  written.setLong(4, start)
  written.setShort(start, count + 1)
  writeEntry(written, start + larger - directory, turnedOrientation(1, turns))
  return moved
}

function newTiff(orientation: Orientation): Buffer {
  const tiff = Buffer.alloc(8 + 2 + ENTRY_BYTES + 4)
  tiff.write('MM\0*', 'latin1')
  const words = wordsOf(tiff, false)
  words.setLong(4, 8)
  words.setShort(8, 1)
  writeEntry(words, 10, orientation)
  return tiff
}

function writeEntry(words: ReturnType<typeof wordsOf>, at: number, value: Orientation): void {
  words.setShort(at, ORIENTATION)
  words.setShort(at + 2, SHORT)
  words.setLong(at + 4, 1)
  words.setShort(at + 8, value)
}

const wordsOf = (tiff: Buffer, isLittle: boolean) => ({
  short: (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)),
  long: (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at)),
  setShort: (at: number, value: number) =>
    isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at),
  setLong: (at: number, value: number) =>
    isLittle ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at),
})
