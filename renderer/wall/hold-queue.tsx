import { PHOTO_URL } from '../../contract/bridge'
import type { Tile } from '../state/tiles'
import { senderName } from '../ui/format'
import { useLanguage } from '../ui/language'

interface Props {
  /** In the order of the queue; never empty. */
  tiles: readonly Tile[]
  putOff: readonly string[]
  /** The id of the one that is judged next. */
  current: string
  onChoose: (id: string) => void
  onShow: () => void
  onPutOff: () => void
}

/** Photos on hold, for whoever reviews them at the computer. */
export function HoldQueue({ tiles, putOff, current, onChoose, onShow, onPutOff }: Props) {
  const { t } = useLanguage()
  const nameOf = ({ id, name, sender }: Tile) => {
    const one = t('window.wall.one', { file: name, sender: senderName(sender, t) })
    return putOff.includes(id) ? t('window.wall.putOff', { photo: one }) : one
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of choices, not a form's group of fields. */}
      <div class="hold-queue" role="group" aria-label={t('window.wall.queue')}>
        {tiles.map((tile) => (
          <button
            key={tile.id}
            type="button"
            class="hold-photo"
            aria-label={nameOf(tile)}
            aria-pressed={tile.id === current}
            data-put-off={putOff.includes(tile.id)}
            ref={(button) => {
              if (tile.id === current)
                button?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
            }}
            onClick={() => onChoose(tile.id)}
          >
            <img src={PHOTO_URL.thumbnail(tile.id)} alt="" draggable={false} />
          </button>
        ))}
      </div>
      <button
        type="button"
        class="plain main-button"
        title={t('window.wall.showHint')}
        onClick={onShow}
      >
        {t('window.wall.show')}
      </button>
      <button type="button" class="plain" title={t('window.wall.notNowHint')} onClick={onPutOff}>
        {t('window.wall.notNow')}
      </button>
    </>
  )
}
