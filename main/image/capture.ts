import ExifReader from 'exifreader'
import type { Orientation, PictureFacts } from '../../contract/photo'
import { isPlausibleTime } from '../base/clock'
import { asOrientation } from './orientation'

/** What EXIF tells of the moment. `orientation` is the EXIF tag's, which not every format obeys. */
export interface Capture
  extends Pick<PictureFacts, 'capturedAt' | 'camera' | 'hasLocation' | 'isLocationRemoved'> {
  orientation: Orientation
}

export const NO_CAPTURE: Capture = {
  orientation: 1,
  capturedAt: null,
  camera: null,
  hasLocation: false,
  isLocationRemoved: false,
}

/** Only these are read: previews, colour profiles, XMP and makers' notes are where parsers get lost. */
const TAGS = ['Orientation', 'Make', 'Model', 'DateTimeOriginal', 'OffsetTimeOriginal']

/**
 * Reads EXIF out of the front of a JPEG, PNG, WebP, TIFF, HEIC, AVIF or JPEG XL.
 * @param now milliseconds since 1970; a picture from after tomorrow has a wrong clock.
 */
export function readCapture(bytes: Uint8Array, now: number): Capture {
  const tags = loadTags(bytes)
  if (tags === null) return NO_CAPTURE
  const { exif, gps } = tags
  const hasLocation = Number.isFinite(gps?.Latitude) && Number.isFinite(gps?.Longitude)
  return {
    orientation: asOrientation(exif?.Orientation?.value),
    capturedAt: captureTime(
      exif?.DateTimeOriginal?.description,
      exif?.OffsetTimeOriginal?.description,
      now,
    ),
    camera: cameraName(exif?.Make?.description, exif?.Model?.description),
    hasLocation,
    isLocationRemoved: !hasLocation && isLocationBlanked(bytes),
  }
}

function loadTags(bytes: Uint8Array): ReturnType<typeof load> | null {
  try {
    return load(bytes)
  } catch {
    // The reader throws where there is no EXIF, or a broken one: then the picture does not say.
    return null
  }
}

const load = (bytes: Uint8Array) =>
  ExifReader.load(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    expanded: true,
    includeTags: { exif: TAGS, gps: true },
  })

/**
 * Milliseconds since 1970 of EXIF's "2026:11:22 18:03:11" and "+09:00". Without an offset it is this computer's local time.
 * @returns null for what is no date, lies before 1980 or more than a day after `now`.
 */
export function captureTime(date: unknown, offset: unknown, now: number): number | null {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/.exec(asText(date))
  if (parts === null) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map(Number)
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) {
    return null
  }
  const zone = /^([+-])(\d\d):(\d\d)/.exec(asText(offset))
  const time =
    zone === null
      ? new Date(year, month - 1, day, hour, minute, second).getTime()
      : Date.UTC(year, month - 1, day, hour, minute, second) -
        (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) * 60_000
  return isPlausibleTime(time, now) ? time : null
}

const MOST_CHARACTERS = 80

/** "Apple iPhone 13 Pro Max"; a model that already names its maker stands alone: "Canon EOS 40D". */
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

/** EXIF 2.32, table 15 and 16: the pointer to the GPS directory, and in it latitude and longitude, three rationals each. */
const GPS_DIRECTORY = 0x8825
const LATITUDE = 2
const LONGITUDE = 4
const COORDINATE_BYTES = 24

/**
 * Whether a JPEG had a place and the phone has blanked it: Android's picker leaves the coordinates' entries where they were and writes
 * zeros over their values. A photo that never had a place, and a place that was cut out whole, leave no such trace.
 * @param head the first bytes of the file; may end anywhere
 */
export function isLocationBlanked(head: Uint8Array): boolean {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  try {
    const tiff = findTiff(view)
    return tiff !== null && isBlanked(tiff)
  } catch (error) {
    // A directory that points behind the end: then the file does not tell.
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The TIFF block of the EXIF segment (JPEG marker APP1, "Exif\0\0"), null where there is none. */
function findTiff(view: DataView): DataView | null {
  if (view.getUint16(0) !== 0xffd8) return null
  for (let at = 2; view.getUint8(at) === 0xff; ) {
    const length = view.getUint16(at + 2)
    if (view.getUint8(at + 1) === 0xe1 && view.getUint32(at + 4) === 0x45786966) {
      return new DataView(
        view.buffer,
        view.byteOffset + at + 10,
        Math.min(length - 8, view.byteLength - at - 10),
      )
    }
    at += 2 + length
  }
  return null
}

function isBlanked(tiff: DataView): boolean {
  const isLittle = tiff.getUint16(0) === 0x4949
  const gps = fieldOf(tiff.getUint32(4, isLittle), GPS_DIRECTORY)
  if (gps === null) return false
  return [LATITUDE, LONGITUDE].some((tag) => {
    const at = fieldOf(gps, tag)
    return at !== null && isZero(at)
  })

  /** The value, or where it is, of a directory's entry, null where it has no such entry. */
  function fieldOf(directory: number, tag: number): number | null {
    const entries = tiff.getUint16(directory, isLittle)
    for (let at = directory + 2; at < directory + 2 + entries * 12; at += 12) {
      if (tiff.getUint16(at, isLittle) === tag) return tiff.getUint32(at + 8, isLittle)
    }
    return null
  }

  function isZero(start: number): boolean {
    for (let at = start; at < start + COORDINATE_BYTES; at += 1) {
      if (tiff.getUint8(at) !== 0) return false
    }
    return true
  }
}
