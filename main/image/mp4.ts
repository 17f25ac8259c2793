import type { Size } from '../../contract/photo'
import { isPlausibleTime } from '../base/clock'
import { type Box, boxesIn, findBox } from './boxes'
import { type ByteSource, bytesOf, textOf, upTo } from './byte-source'
import { asContentId, type Capture, cameraName, isoMoment } from './capture'
import { type Matrix, matrixOfMovie, matrixOfTrack, multiply, turnOf } from './matrix'
import { asSize, seenSize } from './orientation'
import { UNKNOWN_VIDEO, type VideoFacts, withPixelAspect } from './video-facts'

/** A hostile file may name thousands. */
const MOST_TRACKS = 64
const MOST_TEXT = 1024

/**
 * Size as shown, duration, moment and place of an MPEG-4, QuickTime or 3GPP video (ISO/IEC
 * 14496-12): boxes in any order, `moov` before or behind the frames, or in fragments. Only headers
 * are read, never the tables of its frames: those of an hour have megabytes.
 * @param now milliseconds since 1970, to tell a wrong clock
 */
export function readMp4(source: ByteSource, now: number): VideoFacts {
  const moov = findBox(source, 'moov')
  const mvhd = moov && findBox(source, 'mvhd', moov)
  if (moov === null || mvhd === null) return UNKNOWN_VIDEO
  const movie = readTimes(source, mvhd)
  const tracks = tracksOf(source, moov)
  const track = tracks.find(({ isEnabled }) => isEnabled) ?? tracks[0]
  const picture =
    track && pictureOf({ ...track, matrix: multiply(track.matrix, matrixOfMovie(source, mvhd)) })
  const duration =
    durationOf(movie) ?? fragmentsSay(source, moov, movie?.timescale ?? 0, track) ?? null
  return { ...UNKNOWN_VIDEO, ...picture, duration, ...captureOf(source, moov, movie, now) }
}

/**
 * Whether it is known to hold sound and no pictures: `moov` is there to its last track, and each is
 * of another kind (14496-12, 8.4.3). Some recorders give sound the brand of a video.
 */
export function isSoundAlone(source: ByteSource): boolean {
  const moov = findBox(source, 'moov')
  if (moov === null) return false
  let [end, hasSound] = [moov.dataAt, false]
  for (const box of boxesIn(source, moov.dataAt, Math.min(moov.end, source.length))) {
    end = box.end
    if (box.type !== 'trak') continue
    const handler = handlerOf(source, findBox(source, 'mdia', box))
    if (handler === null || handler === 'vide' || handler === 'pict') return false
    hasSound ||= handler === 'soun'
  }
  return hasSound && end === moov.end
}

/** What a track is of; null where it is not in reach. */
function handlerOf(source: ByteSource, mdia: Box | null): string | null {
  const hdlr = mdia && findBox(source, 'hdlr', mdia)
  const handler = hdlr && source.at(hdlr.dataAt + 8, 4)
  return handler && textOf(handler)
}

interface Times {
  /** Seconds since 1904, UTC; 0 where it does not say. */
  created: number
  /** Units a second. */
  timescale: number
  /** In these units; 0 where it does not say. */
  duration: number
}

/** `mvhd` and `mdhd` (8.2.2, 8.4.2): 32 bits, or 64 in version 1. */
function readTimes(source: ByteSource, box: Box): Times | null {
  const isLong = source.at(box.dataAt, 1)?.getUint8(0) === 1
  const view = source.at(box.dataAt + 4, isLong ? 28 : 16)
  if (view === null) return null
  const long = (at: number) => Number(view.getBigUint64(at))
  const [created, timescale, said] = isLong
    ? [long(0), view.getUint32(16), long(20)]
    : [view.getUint32(0), view.getUint32(8), view.getUint32(12)]
  // All ones: not known.
  const isUnknown = isLong ? said >= 2 ** 63 : said === 0xffff_ffff
  return { created, timescale, duration: isUnknown ? 0 : said }
}

function durationOf(times: Times | null): number | null {
  if (times === null || times.timescale === 0 || times.duration === 0) return null
  return Math.round((times.duration / times.timescale) * 1000)
}

interface Track {
  id: number
  isEnabled: boolean
  timescale: number
  /** How the picture is turned and stretched. */
  matrix: Matrix
  /** As `tkhd` wants it shown, before turning. */
  shown: Size | null
  stored: Size | null
  /** `pasp`. */
  pixelAspect: number | null
}

function tracksOf(source: ByteSource, moov: Box): Track[] {
  const tracks: Track[] = []
  for (const box of boxesIn(source, moov.dataAt, Math.min(moov.end, source.length))) {
    if (tracks.length === MOST_TRACKS) break
    const track = box.type === 'trak' ? readTrack(source, box) : null
    if (track) tracks.push(track)
  }
  return tracks
}

/** null where it is no track of pictures, or not in reach. */
function readTrack(source: ByteSource, trak: Box): Track | null {
  const mdia = findBox(source, 'mdia', trak)
  const tkhd = findBox(source, 'tkhd', trak)
  if (!mdia || !tkhd || handlerOf(source, mdia) !== 'vide') return null
  const mdhd = findBox(source, 'mdhd', mdia)
  const flags = source.at(tkhd.dataAt, 4)
  const isLong = flags?.getUint8(0) === 1
  const id = source.at(tkhd.dataAt + (isLong ? 20 : 12), 4)?.getUint32(0) ?? 0
  // Behind the times, two words, layer, group, volume and two bytes.
  const view = source.at(tkhd.dataAt + (isLong ? 52 : 40), 44)
  const number = (word: number) => (view?.getInt32(word * 4) ?? 0) / 65_536
  return {
    id,
    isEnabled: ((flags?.getUint32(0) ?? 0) & 1) === 1,
    timescale: (mdhd && readTimes(source, mdhd)?.timescale) ?? 0,
    matrix: matrixOfTrack(source, tkhd),
    shown: asSize(Math.round(number(9)), Math.round(number(10))),
    ...sampleOf(source, mdia),
  }
}

/** The first description of its frames (8.5.2, 12.1.3). */
function sampleOf(source: ByteSource, mdia: Box): Pick<Track, 'stored' | 'pixelAspect'> {
  let stsd: Box | null = mdia
  for (const type of ['minf', 'stbl', 'stsd']) stsd = stsd && findBox(source, type, stsd)
  const [entry] = stsd ? boxesIn(source, stsd.dataAt + 8, stsd.end) : []
  const sides = entry && source.at(entry.dataAt + 24, 4)
  if (!entry || !sides) return { stored: null, pixelAspect: null }
  const pasp = findBox(source, 'pasp', { dataAt: entry.dataAt + 78, end: entry.end })
  const ratio = pasp && source.at(pasp.dataAt, 8)
  return {
    stored: asSize(sides.getUint16(0), sides.getUint16(2)),
    pixelAspect: ratio ? ratio.getUint32(0) / ratio.getUint32(4) || null : null,
  }
}

/**
 * As Chromium shows it: the pixel's aspect as `pasp` has it, else as the matrix or `tkhd` stretches
 * the picture; then turned.
 */
function pictureOf({ matrix, stored, shown, pixelAspect }: Track) {
  if (stored === null) return { size: shown, storedSize: null, orientation: 1 as const }
  const [a, b, c, d] = matrix
  const [wide, high] = [Math.hypot(a, c), Math.hypot(b, d)]
  const stretch = wide > 0 && high > 0 && Math.abs(wide / high - 1) > 0.01 ? wide / high : null
  const isOther = shown && (shown.width !== stored.width || shown.height !== stored.height)
  const wanted = isOther ? (stored.height * shown.width) / (stored.width * shown.height) : null
  const orientation = turnOf(matrix)
  const upright = withPixelAspect(stored, pixelAspect ?? stretch ?? wanted)
  return { size: seenSize(upright, orientation), storedSize: stored, orientation }
}

/**
 * How long a fragmented video is, milliseconds: `mehd` says it, else where the last fragment of the
 * track ends (8.8).
 */
function fragmentsSay(
  source: ByteSource,
  moov: Box,
  timescale: number,
  track: Track | undefined,
): number | null {
  const mvex = findBox(source, 'mvex', moov)
  if (mvex === null) return null
  const mehd = findBox(source, 'mehd', mvex)
  const isLong = mehd && source.at(mehd.dataAt, 1)?.getUint8(0) === 1
  const said = mehd && source.at(mehd.dataAt + 4, isLong ? 8 : 4)
  const whole = said ? (isLong ? Number(said.getBigUint64(0)) : said.getUint32(0)) : 0
  if (whole > 0 && timescale > 0) return Math.round((whole / timescale) * 1000)
  if (!track || track.timescale === 0 || !source.isWhole) return null
  const usual = usualFrame(source, mvex, track.id)
  let end = 0
  for (const moof of boxesIn(source)) {
    if (moof.type !== 'moof') continue
    for (const traf of boxesIn(source, moof.dataAt, Math.min(moof.end, source.length)))
      if (traf.type === 'traf')
        end = Math.max(end, endOfFragment(source, traf, track.id, usual, end))
  }
  return end === 0 ? null : Math.round((end / track.timescale) * 1000)
}

/** `trex`: how long a frame is where its fragment does not say. */
function usualFrame(source: ByteSource, mvex: Box, id: number): number {
  for (const box of boxesIn(source, mvex.dataAt, Math.min(mvex.end, source.length))) {
    const view = box.type === 'trex' ? source.at(box.dataAt + 4, 12) : null
    if (view?.getUint32(0) === id) return view.getUint32(8)
  }
  return 0
}

/** Where this fragment's frames end, in the track's units; 0 where they are another track's. */
function endOfFragment(
  source: ByteSource,
  traf: Box,
  id: number,
  usual: number,
  before: number,
): number {
  let [start, length, frame] = [before, 0, usual]
  for (const { type, dataAt, end } of boxesIn(
    source,
    traf.dataAt,
    Math.min(traf.end, source.length),
  )) {
    const head = source.at(dataAt, 8)
    if (head === null) return 0
    const [version, flags, first] = [
      head.getUint8(0),
      head.getUint32(0) & 0xff_ffff,
      head.getUint32(4),
    ]
    if (type === 'tfhd') {
      if (first !== id) return 0
      const at = dataAt + 8 + (flags & 1 ? 8 : 0) + (flags & 2 ? 4 : 0)
      if (flags & 8) frame = source.at(at, 4)?.getUint32(0) ?? usual
    } else if (type === 'tfdt') {
      start = version === 1 ? Number(source.at(dataAt + 4, 8)?.getBigUint64(0) ?? 0) : first
    } else if (type === 'trun') {
      length += lengthOfRun(source, { dataAt, end }, flags, first) ?? first * frame
    }
  }
  return start + length
}

/** null where a run does not say how long its frames are. */
function lengthOfRun(
  source: ByteSource,
  { dataAt, end }: Pick<Box, 'dataAt' | 'end'>,
  flags: number,
  frames: number,
): number | null {
  if (!(flags & 0x100)) return null
  const entryBytes = 4 * [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length
  const at = dataAt + 8 + (flags & 1 ? 4 : 0) + (flags & 4 ? 4 : 0)
  const bytes = frames * entryBytes
  const view = bytes > 0 && at + bytes <= end ? source.at(at, bytes) : null
  if (view === null) return 0
  let length = 0
  for (let entry = 0; entry < bytes; entry += entryBytes) length += view.getUint32(entry)
  return length
}

/** Seconds from 1904, where QuickTime begins to count, to 1970. */
const FROM_1904 = 2_082_844_800

/**
 * What the camera wrote of the moment: Apple's keys, which have the hour of the place, then the
 * user data of other phones, then the moment in UTC.
 */
function captureOf(source: ByteSource, moov: Box, movie: Times | null, now: number): Capture {
  const udta = findBox(source, 'udta', moov)
  const said = new Map([
    ...userData(source, udta),
    ...keysAndValues(source, udta),
    ...keysAndValues(source, moov),
  ])
  const first = (...names: string[]) => names.map((name) => said.get(name)).find(Boolean) ?? ''
  const utc = movie && movie.created > 0 ? (movie.created - FROM_1904) * 1000 : null
  const told =
    isoMoment(first('com.apple.quicktime.creationdate'), now) ?? isoMoment(first('\xa9day'), now)
  const place = first('com.apple.quicktime.location.ISO6709', '\xa9xyz', 'location')
  return {
    ...(told ?? {
      capturedAt: utc !== null && isPlausibleTime(utc, now) ? utc : null,
      capturedLocal: null,
    }),
    contentId: asContentId(first('com.apple.quicktime.content.identifier')),
    camera: cameraName(
      first('com.apple.quicktime.make', 'com.android.manufacturer', '\xa9mak'),
      first('com.apple.quicktime.model', 'com.android.model', '\xa9mod'),
    ),
    hasLocation: isPlace(place) || hasLoci(source, udta),
    isLocationRemoved: false,
  }
}

/**
 * ISO 6709: "+37.5665+126.9780+030/". Zero and zero lies in the sea and means that none is known.
 */
const isPlace = (text: string): boolean =>
  /^[+-]\d[\d.]*[+-]\d[\d.]*/.test(text) && /[1-9]/.test(text)

/** Texts of `udta` whose names begin with (c): two bytes of length, two of language. */
function userData(source: ByteSource, udta: Box | null): [name: string, text: string][] {
  if (udta === null) return []
  const texts: [string, string][] = []
  for (const { type, dataAt } of boxesIn(source, udta.dataAt, Math.min(udta.end, source.length))) {
    const length = type.startsWith('\xa9') ? (source.at(dataAt, 2)?.getUint16(0) ?? 0) : 0
    if (length > 0) texts.push([type, textAt(source, dataAt + 4, length)])
  }
  return texts
}

/** 3GPP TS 26.244, 8.2: a place as two numbers of 16.16, behind a name. */
function hasLoci(source: ByteSource, udta: Box | null): boolean {
  const loci = udta && findBox(source, 'loci', udta)
  if (!loci) return false
  const bytes = upTo(source, loci.dataAt + 6, Math.min(MOST_TEXT, loci.end - loci.dataAt - 6))
  const isWide = bytes[0] === 0xfe && bytes[1] === 0xff
  const end = isWide ? endOfWide(bytes) : bytes.indexOf(0) + 1
  // Behind the name stands the role of the place.
  const place = bytes.subarray(end + 1, end + 9)
  return end > 0 && place.length === 8 && place.some((byte) => byte !== 0)
}

function endOfWide(bytes: Uint8Array): number {
  let at = 0
  while (at + 1 < bytes.length && (bytes[at] !== 0 || bytes[at + 1] !== 0)) at += 2
  return at + 2
}

const MOST_KEYS = 256

/** The metadata of QuickTime: `keys` names what `ilst` holds under the numbers from 1. */
function keysAndValues(source: ByteSource, parent: Box | null): [name: string, text: string][] {
  const meta = parent && findBox(source, 'meta', parent)
  if (meta === null) return []
  // In MPEG-4 four bytes of version and flags stand before its boxes, in QuickTime none.
  const second = source.at(meta.dataAt + 4, 4)
  const inside = { ...meta, dataAt: meta.dataAt + (second && textOf(second) === 'hdlr' ? 0 : 4) }
  const keys = findBox(source, 'keys', inside)
  const ilst = findBox(source, 'ilst', inside)
  if (keys === null || ilst === null) return []
  const names: string[] = []
  for (const { dataAt, end } of boxesIn(source, keys.dataAt + 8, keys.end)) {
    if (names.length === MOST_KEYS) break
    names.push(textAt(source, dataAt, end - dataAt))
  }
  const values: [string, string][] = []
  for (const { at, dataAt, end } of boxesIn(source, ilst.dataAt, ilst.end)) {
    const name = names[(source.at(at + 4, 4)?.getUint32(0) ?? 0) - 1]
    const data = name === undefined ? null : findBox(source, 'data', { dataAt, end })
    if (name === undefined || data === null) continue
    values.push([name, textAt(source, data.dataAt + 8, data.end - data.dataAt - 8)])
    if (values.length === MOST_KEYS) break
  }
  return values
}

function textAt(source: ByteSource, at: number, length: number): string {
  const view = length > 0 && length <= MOST_TEXT ? source.at(at, length) : null
  return view ? Buffer.from(bytesOf(view)).toString('utf8').replace(/\0.*$/s, '') : ''
}
