import { isPlausibleTime } from '../base/clock'
import { type ByteSource, bytesOf, upTo } from './byte-source'
import { asSize, orientationOf, seenSize } from './orientation'
import { UNKNOWN_VIDEO, type VideoFacts, withPixelAspect } from './video-facts'

/** An element of EBML (RFC 8794): its number with the marker bit, and where its data lie. */
interface Element {
  id: number
  dataAt: number
  /** Perhaps behind the end of the file; infinite where the length is not known yet. */
  end: number
}

/** Matroska (RFC 9559, 5.1), of which WebM is a part. */
const ID = {
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  dateUtc: 0x4461,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackType: 0x83,
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
  displayWidth: 0x54b0,
  displayHeight: 0x54ba,
  displayUnit: 0x54b2,
  projection: 0x7670,
  roll: 0x7675,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
} as const
/** A live recording has no lengths; its top elements end where the next one begins. */
const TOP = [
  ID.cluster,
  ID.info,
  ID.tracks,
  0x114d9b74,
  0x1c53bb6b,
  0x1254c367,
  0x1941a469,
  0x1043a770,
]
const MOST_ELEMENTS = 20_000
const VIDEO = 1
const NANOSECONDS = 1e6
/** 2001-01-01, from which Matroska counts. */
const FROM_2001 = Date.UTC(2001, 0, 1)

/** A number whose first byte tells how long it is; as an id it keeps that mark. */
function readVint(
  source: ByteSource,
  at: number,
  most: number,
  keepsMark: boolean,
): { value: number; next: number } | null {
  const first = source.at(at, 1)?.getUint8(0) ?? 0
  const length = Math.clz32(first) - 23
  const view = first === 0 || length > most ? null : source.at(at, length)
  if (view === null) return null
  let value = keepsMark ? first : first & (0xff >> length)
  let isUnknown = !keepsMark && value === 0xff >> length
  for (let byte = 1; byte < length; byte++) {
    value = value * 256 + view.getUint8(byte)
    isUnknown &&= view.getUint8(byte) === 0xff
  }
  return { value: isUnknown ? Number.POSITIVE_INFINITY : value, next: at + length }
}

function readElement(source: ByteSource, at: number): Element | null {
  const id = readVint(source, at, 4, true)
  const length = id && readVint(source, id.next, 8, false)
  return id && length && { id: id.value, dataAt: length.next, end: length.next + length.value }
}

/** Elements that follow each other there. One of unknown length is entered, not passed over. */
function* elementsIn(source: ByteSource, from: number, to: number): Generator<Element> {
  let at = from
  for (let count = 0; count < MOST_ELEMENTS && at < Math.min(to, source.length); count++) {
    const element = readElement(source, at)
    if (element === null) return
    yield element
    at = Number.isFinite(element.end) ? element.end : element.dataAt
  }
}

const inside = (source: ByteSource, { dataAt, end }: Element) => elementsIn(source, dataAt, end)

/** An unsigned number, at most 8 bytes; null where it is none. */
function unsigned(source: ByteSource, { dataAt, end }: Element): number | null {
  const length = end - dataAt
  const view = length >= 1 && length <= 8 ? source.at(dataAt, length) : null
  return view && bytesOf(view).reduce((value, byte) => value * 256 + byte, 0)
}

function float(source: ByteSource, { dataAt, end }: Element): number | null {
  const view = [4, 8].includes(end - dataAt) ? source.at(dataAt, end - dataAt) : null
  return view && (view.byteLength === 4 ? view.getFloat32(0) : view.getFloat64(0))
}

/**
 * Reads a WebM or Matroska video: its `Info` and its first track of pictures.
 * @param now milliseconds since 1970, to tell a wrong clock
 */
export function readMatroska(source: ByteSource, now: number): VideoFacts {
  let segment: Element | null = null
  for (const element of elementsIn(source, 0, source.length)) {
    segment = element.id === ID.segment ? element : null
    if (segment) break
  }
  if (segment === null) return UNKNOWN_VIDEO
  let info: Info = { scale: NANOSECONDS, duration: null, created: null }
  let picture: Pick<VideoFacts, 'size' | 'storedSize' | 'orientation'> | null = null
  let isInfoRead = false
  for (const element of inside(source, segment)) {
    if (element.id === ID.info) {
      info = readInfo(source, element)
      isInfoRead = true
    }
    if (element.id === ID.tracks) picture ??= readTracks(source, element)
    if (isInfoRead && picture) break
  }
  const { scale, duration, created } = info
  const ticks = duration ?? (source.isWhole ? lastTimestamp(source) : null)
  return {
    ...UNKNOWN_VIDEO,
    ...picture,
    duration: ticks === null || ticks <= 0 ? null : Math.round((ticks * scale) / NANOSECONDS),
    capturedAt: created !== null && isPlausibleTime(created, now) ? created : null,
  }
}

interface Info {
  /** Nanoseconds of a tick. */
  scale: number
  /** In ticks. */
  duration: number | null
  /** Milliseconds since 1970. */
  created: number | null
}

function readInfo(source: ByteSource, info: Element): Info {
  const read: Info = { scale: NANOSECONDS, duration: null, created: null }
  for (const element of inside(source, info)) {
    if (element.id === ID.timestampScale) read.scale = unsigned(source, element) || NANOSECONDS
    if (element.id === ID.duration) read.duration = float(source, element)
    if (element.id === ID.dateUtc) {
      const view = element.end - element.dataAt === 8 ? source.at(element.dataAt, 8) : null
      if (view) read.created = FROM_2001 + Math.round(Number(view.getBigInt64(0)) / NANOSECONDS)
    }
  }
  return Number.isFinite(read.duration ?? 0) ? read : { ...read, duration: null }
}

/** The first track of pictures as it is shown. */
function readTracks(source: ByteSource, tracks: Element) {
  for (const entry of inside(source, tracks)) {
    if (entry.id !== ID.trackEntry) continue
    let [type, video]: [number | null, Element | null] = [null, null]
    for (const element of inside(source, entry)) {
      if (element.id === ID.trackType) type = unsigned(source, element)
      if (element.id === ID.video) video = element
    }
    const picture = type === VIDEO && video ? readPicture(source, video) : null
    if (picture) return picture
  }
  return null
}

function readPicture(source: ByteSource, video: Element) {
  const said = new Map<number, number | null>()
  let roll = 0
  for (const element of inside(source, video)) {
    if (element.id !== ID.projection) said.set(element.id, unsigned(source, element))
    else
      for (const part of inside(source, element))
        if (part.id === ID.roll) roll = float(source, part) ?? 0
  }
  const stored = asSize(said.get(ID.pixelWidth), said.get(ID.pixelHeight))
  if (stored === null) return null
  const shown = asSize(said.get(ID.displayWidth), said.get(ID.displayHeight))
  // Pixels, centimetres, inches or a ratio: the shape is what counts. 4 says that it is not known.
  const isShaped = shown !== null && said.get(ID.displayUnit) !== 4
  const aspect = isShaped ? (stored.height * shown.width) / (stored.width * shown.height) : null
  const quarters = Math.abs(roll) % 90 === 0 ? roll : 0
  const orientation = orientationOf([{ kind: 'rotate', degreesCounterClockwise: quarters }])
  const size = seenSize(withPixelAspect(stored, aspect), orientation)
  return { size, storedSize: stored, orientation }
}

/** More than a cluster has: recorders begin one every few seconds. */
const TAIL_BYTES = 8 * 1024 * 1024

/**
 * When the last frame of a recording without a duration begins, in ticks: its last cluster is
 * looked for in the end of the file. null where there is none.
 */
function lastTimestamp(source: ByteSource): number | null {
  const from = Math.max(0, source.length - TAIL_BYTES)
  const tail = upTo(source, from, TAIL_BYTES)
  const found = Buffer.from(tail.buffer, tail.byteOffset, tail.length).lastIndexOf(
    '1f43b675',
    undefined,
    'hex',
  )
  const cluster = found < 0 ? null : readElement(source, from + found)
  if (cluster === null) return null
  let [start, last] = [0, 0]
  for (const element of inside(source, cluster)) {
    if (TOP.includes(element.id)) break
    if (element.id === ID.timestamp) start = unsigned(source, element) ?? 0
    const blocks = element.id === ID.blockGroup ? inside(source, element) : [element]
    for (const { id, dataAt } of blocks) {
      if (id !== ID.simpleBlock && id !== ID.block) continue
      // Behind the number of its track, how long after the cluster's start.
      const track = readVint(source, dataAt, 8, false)
      last = Math.max(last, (track && source.at(track.next, 2)?.getInt16(0)) ?? 0)
    }
  }
  return start + last
}

/** Where the last byte of a video is told to stand: of one without lengths nothing is told. */
export function endOfMatroska(source: ByteSource): number {
  for (const { id, end } of elementsIn(source, 0, source.length))
    if (id === ID.segment) return Number.isFinite(end) ? end : 0
  return 0
}
