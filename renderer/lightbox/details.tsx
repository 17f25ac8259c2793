import type { Tile } from '../state/tiles'
import { type LanguageOf, useLanguage } from '../ui/language'
import { senderName, senderText } from '../ui/sender-text'

/** What is known of the photo: its size first. */
export function Caption({ tile }: { tile: Tile }) {
  const language = useLanguage()
  const { messages, format } = language
  const facts = [
    tile.size && format.megapixels(tile.size),
    tile.bytes !== null && format.bytes(tile.bytes),
    tile.format === 'other' ? messages.tile.notAPhoto : tile.format.toUpperCase(),
    senderText(tile.sender, messages),
    format.time(tile.at),
    storedText(tile, language),
  ]
  return (
    <div class="caption">
      <h2>{tile.name}</h2>
      <p>
        <b>{tile.size ? format.pixels(tile.size) : messages.tile.sizeUnknown}</b>
        {facts
          .filter((fact) => typeof fact === 'string')
          .map((fact) => (
            <span key={fact}>
              {' · '}
              <bdi>{fact}</bdi>
            </span>
          ))}
      </p>
      {tile.isDamaged && <p class="caption-remark">{messages.remarks.damaged.hint}</p>}
    </div>
  )
}

/** "stored as 4032 × 3024, orientation 6"; null where the file holds the picture as a person sees it. */
export function storedText(
  { size, storedSize, orientation }: Pick<Tile, 'size' | 'storedSize' | 'orientation'>,
  { messages, format }: Pick<LanguageOf, 'messages' | 'format'>,
): string | null {
  const turned = orientation !== 1
  const differs =
    storedSize !== null && (storedSize.width !== size?.width || storedSize.height !== size.height)
  const parts = [
    storedSize && (differs || turned) && messages.lightbox.stored(format.pixels(storedSize)),
    turned && messages.lightbox.orientation(orientation),
  ]
  return parts.filter(Boolean).join(', ') || null
}

/** Beside the enlarged photo: all that is known of it. */
export function Details({ tile }: { tile: Tile }) {
  const language = useLanguage()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: in a low window it is scrolled, with the keyboard too.
    <aside class="details" aria-label={language.messages.details.label} tabIndex={0}>
      <h2>{language.messages.details.label}</h2>
      <dl>
        {detailsOf(tile, language).map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </aside>
  )
}

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
