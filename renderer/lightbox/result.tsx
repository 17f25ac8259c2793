import { PHOTO_URL } from '../../contract/bridge'
import { errorText } from '../../contract/notice'
import type { PhotoResult } from '../../contract/result'
import type { Tile } from '../state/tiles'
import { useSettings } from '../state/window-store'
import { useOutcome } from '../ui/hooks'
import { type LanguageOf, useLanguage } from '../ui/language'

/** Among the details: what the command said of the photo, and a way to run it again. */
export function ResultDetails({ tile }: { tile: Tile }) {
  const language = useLanguage()
  const { t } = language
  const settings = useSettings()
  const [status, run] = useOutcome(tile.id)
  const { result } = tile
  const canRun = tile.saved && result !== null && settings?.view.command
  if (result === undefined && !canRun) return null
  return (
    <section class="result" aria-label={t('window.details.result')}>
      <dl>
        {resultRows(result, language).map(([term, value]) => (
          <div key={term}>
            <dt>
              <bdi>{term}</bdi>
            </dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {result?.image && (
        <img
          key={result.at}
          class="result-picture"
          src={PHOTO_URL.result(tile.id)}
          width={result.image.width}
          height={result.image.height}
          alt={t('window.details.resultImage')}
        />
      )}
      {canRun && (
        <button
          type="button"
          class="plain"
          onClick={() => run(settings.bridge.runCommand([tile.id]), '')}
        >
          {t(result === undefined ? 'window.command.run' : 'window.command.again')}
        </button>
      )}
      <p role="status">{status}</p>
    </section>
  )
}

/** A result as words and values, in the order in which they are read. */
export function resultRows(
  result: PhotoResult | null | undefined,
  { t }: Pick<LanguageOf, 't'>,
): [term: string, value: string][] {
  if (result === undefined) return []
  if (result === null) return [[t('window.details.result'), t('window.details.resultWaiting')]]
  const { state, label, text, values, image, error } = result
  const isEmpty = label === '' && text === '' && !image && Object.keys(values).length === 0
  const said = state === 'done' ? text || label : ''
  const summary = said || (isEmpty && !error ? t('window.details.resultNothing') : '')
  const rows: [string, string][] = [
    [
      t('window.details.result'),
      [summary, error && errorText(t, error)].filter(Boolean).join('\n'),
    ],
    [t('window.details.resultOutput'), state === 'failed' ? text : ''],
    ...Object.entries(values).map(([name, value]): [string, string] => [name, String(value)]),
  ]
  return rows.filter(([, value]) => value !== '')
}
