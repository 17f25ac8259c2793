import type { ComponentChildren } from 'preact'
import { RoundButton } from '../ui/buttons'
import { senderName } from '../ui/format'
import { Cross } from '../ui/icons'
import { useLanguage } from '../ui/language'
import { HoldQueue } from './hold-queue'
import { RoomButton } from './room-button'
import type { Room } from './use-room'

interface Props {
  room: Room
  onLeave: () => void
}

/** The controls on a wall that fills the only screen: the room sees them while they are used. */
export function WallBar({ room, onLeave }: Props) {
  const { t } = useLanguage()
  const { judged, isCodeLarge } = room
  return (
    <section class="wall-bar" aria-label={t('window.wall.controls')}>
      <WallSaid room={room} />
      {/* The code lies over the photos, and this would lie over the code. */}
      {judged && !isCodeLarge && (
        <div class="wall-tools">
          <HoldQueue room={room} isBlurred />
        </div>
      )}
      <div class="wall-tools">
        {!isCodeLarge && (
          <>
            <RoomButton room={room} verb="hold" kind="wall-toggle" isOn={room.hold} />
            <OffButtons room={room} />
          </>
        )}
        <RoomButton room={room} verb="code" kind="wall-toggle" isOn={isCodeLarge} />
        <RoundButton
          label={t('window.wall.leave')}
          title={t('window.wall.leaveHint')}
          class="wall-leave"
          onClick={onLeave}
        >
          <Cross />
        </RoundButton>
      </div>
    </section>
  )
}

/** What was just done and what is left of a hold, and what can be done about each. */
export function WallSaid({ room }: { room: Room }) {
  const { t } = useLanguage()
  const { said, canUndo, left, verbs } = room
  return (
    <div class="wall-said" data-empty={said === '' && left === ''}>
      <Said text={said}>
        {canUndo && (
          <button
            type="button"
            class="action-offer"
            title={t('window.wall.undoHint')}
            onClick={verbs.undo}
          >
            {t('window.actions.undo')}
          </button>
        )}
      </Said>
      <Said text={left}>
        {left !== '' && (
          <button type="button" class="action-offer" onClick={verbs.showAll}>
            {t('window.wall.showAll')}
          </button>
        )}
      </Said>
    </div>
  )
}

function Said({ text, children }: { text: string; children: ComponentChildren }) {
  return (
    <div data-empty={text === ''}>
      <span role="status">{text}</span>
      {children}
    </div>
  )
}

/** For the large photo, while there is one. */
export function OffButtons({ room }: { room: Room }) {
  const { t } = useLanguage()
  const { large } = room
  if (!large) return null
  const name = senderName(large.sender, t)
  return (
    <>
      <RoomButton room={room} verb="off" kind="wall-off" />
      <RoomButton room={room} verb="offPhone" kind="wall-off" name={name} />
    </>
  )
}
