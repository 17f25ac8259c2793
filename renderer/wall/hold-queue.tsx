import { PHOTO_URL } from '../../contract/bridge'
import type { Tile } from '../state/tiles'
import { useLanguage } from '../ui/language'
import { senderName } from '../ui/sender-text'

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

/** The photos that wait for leave, for whoever stands at the computer. */
export function HoldQueue({ tiles, putOff, current, onChoose, onShow, onPutOff }: Props) {
  const { messages } = useLanguage()
  const words = messages.wall
  const nameOf = ({ id, name, sender }: Tile) => {
    const one = words.one(name, senderName(sender, messages))
    return putOff.includes(id) ? words.putOff(one) : one
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of choices, not a form's group of fields. */}
      <div class="hold-queue" role="group" aria-label={words.queue}>
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
      <button type="button" class="plain main-button" title={words.showHint} onClick={onShow}>
        {words.show}
      </button>
      <button type="button" class="plain" title={words.notNowHint} onClick={onPutOff}>
        {words.notNow}
      </button>
    </>
  )
}
