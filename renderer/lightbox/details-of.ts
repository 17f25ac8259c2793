import type { Tile } from '../state/tiles'
import type { LanguageOf } from '../ui/language'
import { senderName } from '../ui/sender-text'
import { storedText } from './stored-text'

/** Everything known of a photo, as words and values in the order in which they are read. */
export function detailsOf(
  tile: Tile,
  language: Pick<LanguageOf, 'messages' | 'format'>,
): [term: string, value: string][] {
  const { messages, format } = language
  const words = messages.details
  const { size, bytes, capturedAt, camera } = tile
  const rows: [string, string | null][] = [
    [words.size, size ? format.pixels(size) : messages.tile.sizeUnknown],
    [words.megapixels, size && format.megapixels(size)],
    [words.stored, storedText(tile, language)],
    [words.format, formatText(tile, words)],
    [words.bytes, bytes === null ? null : format.bytes(bytes)],
    [words.captured, capturedAt === null ? words.notSaid : format.moment(capturedAt)],
    [words.camera, camera ?? words.notSaid],
    [words.sender, senderName(tile.sender, messages)],
    [words.received, format.moment(tile.at)],
    [words.location, locationText(tile, words)],
  ]
  return rows.flatMap(([term, value]) => (value === null ? [] : [[term, value]]))
}

type Words = LanguageOf['messages']['details']

function formatText({ format, isConverted }: Tile, words: Words): string {
  const name = format.toUpperCase()
  return isConverted ? words.converted(name) : name
}

function locationText({ hasLocation, isLocationRemoved }: Tile, words: Words): string {
  if (hasLocation) return words.present
  return isLocationRemoved ? words.removed : words.absent
}
