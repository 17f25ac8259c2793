import type { PictureFacts } from '../../contract/photo'
import { DAY_MS } from '../base/clock'
import { type ByteSource, bytesSource, textOf as latin1Of } from './byte-source'
import { createdInIptc } from './iptc'
import { type Directory, openTiff } from './tiff'

/** What EXIF, XMP and IPTC tell of the moment. */
export type Capture = Pick<
  PictureFacts,
  'capturedAt' | 'capturedLocal' | 'contentId' | 'camera' | 'hasLocation' | 'isLocationRemoved'
>

export const NO_CAPTURE: Capture = {
  capturedAt: null,
  capturedLocal: null,
  contentId: null,
  camera: null,
  hasLocation: false,
  isLocationRemoved: false,
}

/** Where a photo tells of its moment. */
export interface CaptureBlocks {
  /** The TIFF block of EXIF, or a photo that is a TIFF. */
  exif: ByteSource | null
  xmp: Uint8Array | null
  /** The fields of IPTC; those in the TIFF block need not be named. */
  iptc?: Uint8Array | null
  /**
   * Further TIFF blocks, which Canon's CR3 has: their first directory is that of EXIF, or of the
   * place.
   */
  more?: readonly ByteSource[]
}

/** EXIF 2.32, 4.6: tags of the first directory, of that of EXIF, and of that of the place. */
const TAG = {
  make: 0x010f,
  model: 0x0110,
  modified: 0x0132,
  exif: 0x8769,
  gps: 0x8825,
  original: 0x9003,
  digitized: 0x9004,
  offset: 0x9010,
  offsetOriginal: 0x9011,
  offsetDigitized: 0x9012,
  makerNote: 0x927c,
  xmp: 0x02bc,
  iptc: 0x83bb,
} as const
const [LATITUDE, LONGITUDE] = [2, 4]

/** @param now milliseconds since 1970; a picture from after tomorrow has a wrong clock. */
export function readCapture({ exif, xmp, iptc, more = [] }: CaptureBlocks, now: number): Capture {
  const tiff = exif && openTiff(exif)
  const first = tiff?.first
  const parts = more.flatMap((block) => openTiff(block)?.first ?? [])
  const directories = [tiff?.directoryAt(first?.values(TAG.exif)[0]), first, ...parts].filter(
    (directory) => directory != null,
  )
  const places = [tiff?.directoryAt(first?.values(TAG.gps)[0]), ...parts].filter(
    (directory) => directory != null,
  )
  const said = xmp ?? first?.bytes(TAG.xmp) ?? new Uint8Array()
  const packet = Buffer.from(said.subarray(0, MOST_XMP)).toString('utf8')
  const created = createdInIptc(iptc ?? first?.bytes(TAG.iptc) ?? new Uint8Array())
  const text = (tag: number) =>
    directories.map((directory) => textOf(directory, tag)).find((found) => found !== '') ?? ''
  const hasLocation = places.some(hasPlace) || hasPlaceInXmp(packet)
  return {
    ...(momentOf(text, packet, created, now) ?? { capturedAt: null, capturedLocal: null }),
    contentId: directories.map(contentIdOf).find((id) => id !== null) ?? null,
    camera: cameraName(text(TAG.make), text(TAG.model)),
    hasLocation,
    isLocationRemoved: !hasLocation && places.some(isBlanked),
  }
}

const MOST_XMP = 1024 * 1024

/**
 * Apple's note begins with its name, a number and a byte order; then comes its directory, of which
 * this tag is the same in the film (exiftool.org/TagNames/Apple.html).
 */
const APPLE = {
  name: 'Apple iOS',
  orderAt: 12,
  directoryAt: 14,
  contentIdentifier: 0x0011,
} as const

function contentIdOf(directory: Directory): string | null {
  const note = bytesSource(directory.bytes(TAG.makerNote))
  const name = note.at(0, APPLE.name.length)
  if (name === null || latin1Of(name) !== APPLE.name) return null
  const tiff = openTiff(note, APPLE.orderAt, APPLE.directoryAt)
  return tiff && asContentId(textOf(tiff.first, APPLE.contentIdentifier))
}

/** A UUID in capitals; null for any other text. */
export const asContentId = (text: string): string | null =>
  /^[\dA-F]{8}(-[\dA-F]{4}){3}-[\dA-F]{12}$/i.test(text) ? text.toUpperCase() : null

/** Up to the first zero; UTF-8, or Latin-1 where it is none. */
function textOf(directory: Directory, tag: number): string {
  const bytes = Buffer.from(directory.bytes(tag))
  const end = bytes.indexOf(0)
  const said = end < 0 ? bytes : bytes.subarray(0, end)
  const text = said.toString('utf8')
  return text.includes('\ufffd') ? said.toString('latin1') : text
}

type Moment = Pick<Capture, 'capturedAt' | 'capturedLocal'>

/**
 * When the shutter was pressed; else when it was made into numbers; else when XMP or IPTC say that
 * what is seen was made; else when the file was made, or last changed. By the Guidelines for
 * Handling Image Metadata of the Metadata Working Group `photoshop:DateCreated` and IPTC's 2:55 and
 * 2:60 are the date of the original, `xmp:CreateDate` that of the file; XMP goes before IPTC
 * (exiftool.org/TagNames/MWG.html). One with an hour goes before one without.
 */
function momentOf(
  text: (tag: number) => string,
  packet: string,
  inIptc: string,
  now: number,
): Moment | null {
  const zone = text(TAG.offset)
  const created = [inXmp(packet, 'photoshop:DateCreated'), inIptc]
  const candidates: [date: string, offset: string][] = [
    [text(TAG.original), text(TAG.offsetOriginal) || zone],
    [text(TAG.digitized), text(TAG.offsetDigitized) || zone],
    fromIso(inXmp(packet, 'exif:DateTimeOriginal')),
    ...created.map(fromIso),
    ...created.map((said) => fromIso(DAY.test(said) ? `${said}T00:00` : '')),
    fromIso(inXmp(packet, 'xmp:CreateDate')),
    [text(TAG.modified), zone],
    fromIso(inXmp(packet, 'xmp:ModifyDate')),
  ]
  for (const [date, offset] of candidates) {
    const capturedAt = captureTime(date, offset, now)
    if (capturedAt !== null) return { capturedAt, capturedLocal: localText(date, offset) }
  }
  return null
}

/**
 * A property of an XMP packet, as an attribute or an element; '' where it has none. Programs before
 * 2005 write `xap` for `xmp`.
 */
function inXmp(packet: string, name: string): string {
  const either = name.replace(/^xmp:/, '(?:xmp|xap):')
  const at = packet.search(new RegExp(`[\\s<]${either}\\s*[=>]`))
  if (at < 0) return ''
  return (
    /^[\s<][\w:]+\s*(?:=\s*["']|>)\s*([^"'<]{0,100})/.exec(packet.slice(at, at + 300))?.[1] ?? ''
  )
}

/** XMP's "2026-05-17T18:42:10.5+09:00" as EXIF would say it. */
function fromIso(text: string): [date: string, offset: string] {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)(:\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?/.exec(text)
  if (parts === null) return ['', '']
  const [, year, month, day, minutes, seconds = ':00', offset = ''] = parts
  return [`${year}:${month}:${day} ${minutes}${seconds}`, offset]
}

/** The moment that an ISO 8601 text tells: "2026-05-17T18:42:10+0900"; null where it is none. */
export function isoMoment(text: string, now: number): Moment | null {
  const [date, offset] = fromIso(text)
  const capturedAt = captureTime(date, offset, now)
  return capturedAt === null ? null : { capturedAt, capturedLocal: localText(date, offset) }
}

/** XMP's and IPTC's day without an hour: that day's beginning. */
const DAY = /^\d{4}-\d\d-\d\d$/

const DATE = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/
const OFFSET = /^([+-])(\d\d):?(\d\d)/

/**
 * Milliseconds since 1970 of EXIF's "2026:11:22 18:03:11" and "+09:00" or "Z". Without an offset it
 * is this computer's local time.
 * @returns null for what is no date, lies before there were photos or more than a day after `now`,
 *   and where a clock that was never set begins to count.
 */
export function captureTime(date: unknown, offset: unknown, now: number): number | null {
  const parts = DATE.exec(asText(date))
  if (parts === null) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map(Number)
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (month < 1 || month > 12 || day < 1 || day > days) return null
  if (year < FIRST_PHOTO || hour > 23 || minute > 59 || second > 60) return null
  const zone = minutesOf(offset)
  const time =
    zone === null
      ? new Date(year, month - 1, day, hour, minute, second).getTime()
      : Date.UTC(year, month - 1, day, hour, minute, second) - zone * 60_000
  const isUnset = CLOCK_ZEROS.some((zero) => Math.abs(time - zero) <= DAY_MS)
  return isUnset || time > now + DAY_MS ? null : time
}

/** Niépce's view from his window. A scan may be of any photo. */
const FIRST_PHOTO = 1826
/** Of QuickTime and of Unix, whatever the time zone. */
const CLOCK_ZEROS = [Date.UTC(1904, 0, 1), Date.UTC(1970, 0, 1)]

/** Minutes before UTC of "+09:00"; null where it says none, or one that is nowhere on earth. */
function minutesOf(offset: unknown): number | null {
  if (/^Z\b/.test(asText(offset))) return 0
  const zone = OFFSET.exec(asText(offset))
  if (zone === null) return null
  const minutes = Number(zone[2]) * 60 + Number(zone[3])
  return minutes > 15 * 60 ? null : zone[1] === '-' ? -minutes : minutes
}

/** "2026-05-17T18:42:10+09:00"; a date that `captureTime` has read. */
function localText(date: string, offset: string): string {
  const [, year, month, day, hour, minute, second] = DATE.exec(date) ?? []
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second === '60' ? '59' : second}`
  const zone = minutesOf(offset)
  if (zone === null) return local
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0')
  const [sign, distance] = [zone < 0 ? '-' : '+', Math.abs(zone)]
  return `${local}${sign}${two(distance / 60)}:${two(distance % 60)}`
}

const MOST_CHARACTERS = 80

/**
 * "Apple iPhone 13 Pro Max"; a model that already names its maker stands alone: "Canon EOS 40D".
 */
export function cameraName(make: unknown, model: unknown): string | null {
  const maker = cleanText(make)
  const name = cleanText(model)
  const firstWord = maker.split(' ')[0] ?? ''
  const namesMaker = firstWord !== '' && name.toLowerCase().startsWith(firstWord.toLowerCase())
  const whole = namesMaker ? name : `${maker} ${name}`.trim()
  return [...whole].slice(0, MOST_CHARACTERS).join('').trim() || null
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Control, direction and other invisible characters go; what is left has single spaces. */
const cleanText = (value: unknown): string =>
  asText(value)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()

/** Degrees at least; a place without N, S, E or W is one all the same. */
const hasPlace = (directory: Directory): boolean =>
  [LATITUDE, LONGITUDE].every((tag) => Number.isFinite(directory.values(tag)[0]))

const hasPlaceInXmp = (packet: string): boolean =>
  ['exif:GPSLatitude', 'exif:GPSLongitude'].every((name) => /\d/.test(inXmp(packet, name)))

/**
 * Whether there was a place and the phone has blanked it: Android's picker leaves the coordinates'
 * entries where they were and writes zeros over their values. A photo that never had a place, and a
 * place that was cut out whole, leave no such trace.
 */
function isBlanked(directory: Directory): boolean {
  // Of zeros alone, 0 / 0 is no number.
  return [LATITUDE, LONGITUDE].some((tag) => {
    const values = directory.values(tag)
    return values.length === 3 && values.every(Number.isNaN)
  })
}
