import ExifReader from 'exifreader'
import type { Orientation, PictureFacts } from '../../contract/photo'
import { isPlausibleTime } from '../base/clock'
import { bytesSource } from './byte-source'
import { exifOf } from './headers'
import { asOrientation } from './orientation'
import { openTiff } from './tiff'

/** What EXIF says of the moment. `orientation` is the EXIF tag's, which not every format obeys. */
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

/** Only these are read: parsers get lost in previews, profiles, XMP and makers' notes. */
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
 * Milliseconds since 1970 of EXIF's "2026:11:22 18:03:11" and "+09:00". Without an offset it is
 * this computer's local time.
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

/** "Apple iPhone 13 Pro Max"; a model that names its maker stands alone: "Canon EOS 40D". */
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

/**
 * EXIF 2.32, table 15 and 16: the pointer to the GPS directory, and in it latitude and longitude,
 * three rationals each.
 */
const GPS_DIRECTORY = 0x8825
const [LATITUDE, LONGITUDE] = [2, 4]

/**
 * Whether a JPEG had a place and the phone has blanked it: Android's picker leaves the coordinates'
 * entries where they were and writes zeros over their values. A photo that never had a place, and a
 * place that was cut out whole, leave no such trace.
 * @param head the first bytes of the file; may end anywhere
 */
export function isLocationBlanked(head: Uint8Array): boolean {
  const exif = exifOf(bytesSource(head))
  const tiff = exif && openTiff(bytesSource(exif))
  const [gpsAt] = tiff?.first(GPS_DIRECTORY) ?? []
  const gps = gpsAt === undefined ? null : tiff?.directoryAt(gpsAt)
  // Of zeros alone, 0 / 0 is no number.
  const isBlanked = (values: number[]) => values.length === 3 && values.every(Number.isNaN)
  return gps != null && (isBlanked(gps(LATITUDE)) || isBlanked(gps(LONGITUDE)))
}
