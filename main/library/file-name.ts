import { isVideo, type PhotoFormat, VIDEO_FORMATS } from '../../contract/photo'
import { visibleText } from '../base/visible-text'
import { EXTENSIONS } from '../image/formats'

/**
 * Windows' device names, with or without an extension:
 * https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i

const FORBIDDEN = /[<>:"?*|]/g
/** A file system takes 255, and a copy beside the photo may be called a little longer. */
export const NAME_MAX_BYTES = 240
/** Four folders of such names and a file still make a path that every system takes. */
const FOLDER_MAX_BYTES = 100

/** Names that say nothing: every shot taken through an iPhone's page is called image.jpg. */
const GENERIC = /^(image|video)\.[a-z0-9]{3,4}$/i

/** Endings that open as a video; all others of `EXTENSIONS` open as a picture. */
const VIDEO_EXTENSIONS = new Set<string>(VIDEO_FORMATS.flatMap((format) => EXTENSIONS[format]))
const ALL_EXTENSIONS = new Set<string>(Object.values(EXTENSIONS).flat())

const utf8Length = (text: string): number => Buffer.byteLength(text, 'utf8')

function splitExtension(name: string): [stem: string, extension: string] {
  const dot = name.lastIndexOf('.')
  return dot > 0 && name.length - dot <= 16 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
}

function shorten(stem: string, bytes: number): string {
  let short = ''
  let left = bytes
  for (const character of stem) {
    left -= utf8Length(character)
    if (left < 0) break
    short += character
  }
  return short.replace(/[. \u200c\u200d]+$/, '')
}

/**
 * A name that is safe on every file system, from a name that a stranger sent: one segment, at most
 * 240 bytes of UTF-8 with its extension kept, nothing invisible, never a device name, never empty
 * (then "photo").
 */
export function safeName(given: string): string {
  const visible = trimmed(given.split(/[/\\]/).at(-1) ?? '')
  // A name of which nothing but its ending can be seen.
  if (ALL_EXTENSIONS.has(visible.toLowerCase())) return `photo.${visible}`
  const [stem, extension] = splitExtension(visible)
  const short = shorten(stem, NAME_MAX_BYTES - utf8Length(extension))
  return unreserved(short === '' ? 'photo' : short + extension)
}

/**
 * The same for a folder: at most 100 bytes or fewer, and a name with a `/` in it stays one name.
 * Never empty (then "phone").
 */
export function safeFolderName(given: string, maxBytes = FOLDER_MAX_BYTES): string {
  const short = shorten(trimmed(given.replace(/[/\\]/g, '_')), maxBytes)
  return unreserved(short === '' ? 'phone' : short)
}

const trimmed = (given: string): string =>
  visibleText(given)
    .replace(FORBIDDEN, '_')
    .replace(/^[. ]+|[. ]+$/g, '')

const unreserved = (name: string): string => (RESERVED.test(name) ? `_${name}` : name)

/**
 * The name under which a photo is saved. The phone's own name is kept; an extension that is not a
 * picture's, or not a video's of a video, gets the true one behind it (a JPEG called `page.html`
 * must not open in a browser), and a name that says nothing becomes the date. A file that is
 * neither keeps its name.
 * @param takenAt when the photo was taken, milliseconds; the laptop's time zone names it
 */
export function photoName(given: string, format: PhotoFormat, taken: Taken): string {
  const name = safeName(given)
  if (format === 'other') return name
  const [stem, extension] = splitExtension(name)
  const ending = extension.slice(1).toLowerCase()
  const isFitting = ALL_EXTENSIONS.has(ending) && VIDEO_EXTENSIONS.has(ending) === isVideo(format)
  const trueExtension = isFitting ? extension : `.${EXTENSIONS[format][0]}`
  if (GENERIC.test(name)) return dateName(taken) + trueExtension
  return safeName(isFitting ? stem + extension : name + trueExtension)
}

/** `2026-11-22 18.03.11`: sorts by time, and is allowed on every file system. */
const dateName = (taken: Taken): string =>
  `${dayOf(taken).date} ${clockOf(taken).slice(11).replaceAll(':', '.')}`

/** What the JPEG copy of a photo is called: the same, but for the extension. */
export const jpegName = (name: string): string => `${splitExtension(name)[0]}.jpg`

/** `IMG.jpg` at 1 is itself, then `IMG (2).jpg`, `IMG (3).jpg`..., still within 240 bytes. */
export function numberedName(name: string, count: number, maxBytes = NAME_MAX_BYTES): string {
  if (count <= 1 && utf8Length(name) <= maxBytes) return name
  const [stem, extension] = splitExtension(name)
  const suffix = count <= 1 ? extension : ` (${count})${extension}`
  return (shorten(stem, maxBytes - utf8Length(suffix)) || 'photo') + suffix
}

const two = (part: number) => String(part).padStart(2, '0')

/**
 * When a photo was taken: as its camera's clock showed it (ISO 8601, any offset is passed over), or
 * milliseconds since 1970, which this computer's time zone makes a day and an hour.
 */
export type Taken = string | number

/** `2026-11-22T18:03:11` */
function clockOf(taken: Taken): string {
  if (typeof taken === 'string') return taken.slice(0, 19)
  const at = new Date(taken)
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
}

/** The day on which a photo was taken, where it was taken. */
export function dayOf(taken: Taken): { year: string; month: string; date: string } {
  const date = clockOf(taken).slice(0, 10)
  const [year = '', month = ''] = date.split('-')
  return { year, month, date }
}
