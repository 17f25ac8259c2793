import type { PhotoFormat } from '../../contract/photo'
import { findBox } from './boxes'
import { type ByteSource, textOf } from './byte-source'

/** Where in a photo's file the film of its moment stands. */
export interface Film {
  at: number
  length: number
}

const MOST_ITEMS = 32

/**
 * The film in a motion photo: Google's, by what XMP says of the end of the file
 * (developer.android.com/media/platform/motion-photo-format; `MicroVideoOffset` before 2018),
 * Samsung's in the trailer of a JPEG, and the box `mpvd` of a HEIC. Only what begins as an MPEG-4
 * or QuickTime film is one.
 * @param xmp its packet; empty where it has none
 */
export function findFilm(source: ByteSource, format: PhotoFormat, xmp: string): Film | null {
  if (!source.isWhole) return null
  const found = [
    filmInXmp(source, xmp),
    format === 'jpeg' ? filmInTrailer(source) : filmInBox(source),
  ]
  return found.find((film) => film !== null && isFilm(source, film)) ?? null
}

function isFilm(source: ByteSource, { at, length }: Film): boolean {
  const type = at > 0 && length >= 16 && at + length <= source.length ? source.at(at + 4, 4) : null
  return type !== null && textOf(type) === 'ftyp'
}

/** The items that follow the picture, in their order, up to the end of the file. */
function filmInXmp(source: ByteSource, xmp: string): Film | null {
  const micro = /\bMicroVideoOffset\s*(?:=\s*["']|>)\s*(\d{1,12})/.exec(xmp)?.[1]
  if (micro !== undefined) return { at: source.length - Number(micro), length: Number(micro) }
  let behind = 0
  let film: Film | null = null
  const items = [...xmp.matchAll(/<(?:\w+:)?(?:Item|li)\b[^>]*\bItem:Mime\b[^>]*>/g)]
  for (const [item] of items.slice(1, MOST_ITEMS).reverse()) {
    const said = (name: string) =>
      Number(new RegExp(`\\bItem:${name}\\s*=\\s*["'](\\d{1,12})["']`).exec(item)?.[1] ?? 0)
    behind += said('Length') + said('Padding')
    if (/Item:Mime\s*=\s*["']video\//.test(item))
      film = { at: source.length - behind, length: said('Length') }
  }
  return film
}

const [MOTION_PHOTO_DATA, MOST_RECORDS] = [0x0a30, 64]

/** `SEFH`, a list of blocks by how far they lie before it, its length, and `SEFT`. */
function filmInTrailer(source: ByteSource): Film | null {
  const end = source.at(source.length - 8, 8)
  if (end === null || textOf(end).slice(4) !== 'SEFT') return null
  const listAt = source.length - 8 - end.getUint32(0, true)
  const head = source.at(listAt, 12)
  if (head === null || textOf(head).slice(0, 4) !== 'SEFH') return null
  for (let record = 0; record < Math.min(head.getUint32(8, true), MOST_RECORDS); record++) {
    const entry = source.at(listAt + 12 + 12 * record, 12)
    if (entry?.getUint16(2, true) !== MOTION_PHOTO_DATA) continue
    const at = listAt - entry.getUint32(4, true)
    const nameBytes = source.at(at + 4, 4)?.getUint32(0, true) ?? 0
    const before = 8 + nameBytes
    return { at: at + before, length: entry.getUint32(8, true) - before }
  }
  return null
}

function filmInBox(source: ByteSource): Film | null {
  const box = findBox(source, 'mpvd')
  return box && { at: box.dataAt, length: box.end - box.dataAt }
}
