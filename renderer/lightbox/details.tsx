import { isVideo } from '../../contract/photo'
import type { Translate } from '../../contract/translate'
import { bytesOf, namesOf } from '../state/live-tiles'
import { shownCapture, type Tile } from '../state/tiles'
import { measuresText, senderName, senderText } from '../ui/format'
import { type LanguageOf, useLanguage } from '../ui/language'
import { ResultDetails } from './result'

/** What is known of the photo: its size first. */
export function Caption({ tile }: { tile: Tile }) {
  const language = useLanguage()
  const { t, format } = language
  const bytes = bytesOf(tile)
  const facts = [
    megapixelsOf(tile, format),
    bytes !== null && format.bytes(bytes),
    tile.format === 'other' ? t('window.tile.notAPhoto') : tile.format.toUpperCase(),
    senderText(tile.sender, t),
    format.time(tile.at),
    storedText(tile, language),
  ]
  return (
    <div class="caption">
      <h2>{namesOf(tile)}</h2>
      <p>
        <b>{measuresText(tile, format) ?? t('window.tile.sizeUnknown')}</b>
        {facts
          .filter((fact) => typeof fact === 'string')
          .map((fact) => (
            <span key={fact}>
              {' · '}
              <bdi>{fact}</bdi>
            </span>
          ))}
      </p>
      {tile.isDamaged && <p class="caption-remark">{t('window.remarks.damaged.hint')}</p>}
    </div>
  )
}

/** Nobody counts those of a video. */
const megapixelsOf = ({ format: kind, size }: Tile, format: LanguageOf['format']): string | null =>
  size && !isVideo(kind) ? format.megapixels(size) : null

/** "stored as 4032 × 3024, orientation 6"; null where the file is stored as it is shown. */
export function storedText(
  { size, storedSize, orientation }: Pick<Tile, 'size' | 'storedSize' | 'orientation'>,
  { t, format }: Pick<LanguageOf, 't' | 'format'>,
): string | null {
  const turned = orientation !== 1
  const differs =
    storedSize !== null && (storedSize.width !== size?.width || storedSize.height !== size.height)
  const parts = [
    storedSize &&
      (differs || turned) &&
      t('window.lightbox.stored', { size: format.pixels(storedSize) }),
    turned && t('window.lightbox.orientation', { orientation }),
  ]
  return parts.filter(Boolean).join(', ') || null
}

/** Beside the enlarged photo: all that is known of it. */
export function Details({ tile }: { tile: Tile }) {
  const language = useLanguage()
  const { t } = language
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, with the keyboard too
    <aside class="details" aria-label={t('window.details.label')} tabIndex={0}>
      <h2>{t('window.details.label')}</h2>
      {tile.result !== undefined && <ResultDetails tile={tile} />}
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
      {tile.result === undefined && <ResultDetails tile={tile} />}
    </aside>
  )
}

/** Everything known of a photo, as words and values in the order in which they are read. */
export function detailsOf(
  tile: Tile,
  language: Pick<LanguageOf, 't' | 'format'>,
): [term: string, value: string][] {
  const { t, format } = language
  const { size, camera, duration } = tile
  const bytes = bytesOf(tile)
  const captured = shownCapture(tile)
  const rows: [string, string | null][] = [
    [t('window.details.size'), size ? format.pixels(size) : t('window.tile.sizeUnknown')],
    [t('window.details.megapixels'), megapixelsOf(tile, format)],
    [t('window.details.duration'), duration === null ? null : format.duration(duration)],
    [t('window.details.stored'), storedText(tile, language)],
    [t('window.details.format'), formatText(tile, t)],
    [t('window.details.bytes'), bytes === null ? null : format.bytes(bytes)],
    [
      t('window.details.captured'),
      captured === null ? t('window.details.absent') : format.moment(captured),
    ],
    [t('window.details.camera'), camera ?? t('window.details.absent')],
    [t('window.details.sender'), senderName(tile.sender, t)],
    [t('window.details.received'), format.moment(tile.at)],
    [t('window.details.location'), locationText(tile, t)],
  ]
  return rows.flatMap(([term, value]) => (value === null ? [] : [[term, value]]))
}

function formatText({ format, isConverted }: Tile, t: Translate): string {
  const name = format.toUpperCase()
  return isConverted ? t('window.details.converted', { format: name }) : name
}

function locationText({ hasLocation, isLocationRemoved }: Tile, t: Translate): string {
  if (hasLocation) return t('window.details.present')
  return isLocationRemoved ? t('window.details.removed') : t('window.details.absent')
}
