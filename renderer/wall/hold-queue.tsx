import { PHOTO_URL } from '../../contract/bridge'
import type { Tile } from '../state/tiles'
import { senderName } from '../ui/format'
import { useLanguage } from '../ui/language'
import { RoomButton } from './room-button'
import type { Room } from './use-room'
import { nearby } from './wall-layout'

interface Props {
  room: Pick<Room, 'held' | 'putOff' | 'judged' | 'chooseHeld' | 'verbs'>
  /** On a screen that the room sees they cannot be recognised. */
  isBlurred: boolean
}

/** Photos on hold, for whoever reviews them at the computer. */
export function HoldQueue({ room, isBlurred }: Props) {
  const { t } = useLanguage()
  const { held, putOff, judged, chooseHeld } = room
  const nameOf = ({ id, name, sender }: Tile) => {
    const one = t('window.wall.one', { file: name, sender: senderName(sender, t) })
    return putOff.includes(id) ? t('window.wall.putOff', { photo: one }) : one
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of choices, not a form's group of fields. */}
      <div
        class="hold-queue"
        role="group"
        aria-label={t('window.wall.queue')}
        data-blurred={isBlurred}
      >
        {nearby(held, judged).map((tile) => (
          <button
            key={tile.id}
            type="button"
            class="hold-photo"
            aria-label={nameOf(tile)}
            aria-pressed={tile === judged}
            data-put-off={putOff.includes(tile.id)}
            ref={(button) => {
              if (tile === judged) button?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
            }}
            onClick={() => chooseHeld(tile.id)}
          >
            <img src={PHOTO_URL.thumbnail(tile.id)} alt="" draggable={false} />
          </button>
        ))}
      </div>
      <RoomButton room={room} verb="show" kind="main-button" />
      <RoomButton room={room} verb="notNow" />
      <RoomButton room={room} verb="reject" />
    </>
  )
}
