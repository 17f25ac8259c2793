import type { Tile } from '../state/tiles'
import { useLanguage } from '../ui/language'
import { detailsOf } from './details-of'

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
