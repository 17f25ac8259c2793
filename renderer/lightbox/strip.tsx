import { PHOTO_URL } from '../../contract/bridge'
import { previewOf, type Tile } from '../state/tiles'
import { useLanguage } from '../ui/language'

interface Props {
  tiles: readonly Tile[]
  /** Which of them is shown. */
  at: number
  onShow: (tile: Tile | undefined) => void
}

/** More than the widest screen has room for, to either side. */
const BESIDE = 32
/** CSS pixels from one to the next, as in the styles. */
const STEP = 52

/** The photos before and after the enlarged one. The keys of the enlarged view do the same. */
export function Strip({ tiles, at, onShow }: Props) {
  const { t, direction } = useLanguage()
  const from = Math.max(0, at - BESIDE)
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is no form
    <div
      class="strip"
      role="group"
      aria-label={t('window.lightbox.strip')}
      onWheel={(event) => {
        const { deltaX, deltaY } = event
        const along = direction === 'ltr' ? deltaX : -deltaX
        const moved = Math.abs(deltaX) > Math.abs(deltaY) ? along : deltaY
        if (moved !== 0) onShow(tiles[at + Math.sign(moved)])
      }}
    >
      {tiles.slice(from, at + BESIDE + 1).map((tile, index) => (
        <button
          key={tile.id}
          type="button"
          class="strip-photo"
          tabIndex={-1}
          aria-label={tile.name}
          aria-current={from + index === at}
          style={{ '--away': `${(from + index - at) * STEP}px` }}
          onClick={() => onShow(tile)}
        >
          {tile.saved && previewOf(tile) === 'picture' && (
            <img
              src={PHOTO_URL.thumbnail(tile.id)}
              alt=""
              decoding="async"
              draggable={false}
              // Nothing is better than the browser's torn picture.
              onError={({ currentTarget }) => {
                currentTarget.style.visibility = 'hidden'
              }}
            />
          )}
        </button>
      ))}
    </div>
  )
}
