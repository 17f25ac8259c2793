import { RoundButton } from '../ui/buttons'
import { senderName } from '../ui/format'
import { Cross } from '../ui/icons'
import { useLanguage } from '../ui/language'
import { HoldQueue } from './hold-queue'
import type { Room } from './use-room'

interface Props {
  room: Room
  onLeave: () => void
}

/** The controls on a wall that fills the only screen: the room sees them while they are used. */
export function WallBar({ room, onLeave }: Props) {
  const { t } = useLanguage()
  return (
    <section class="wall-bar" aria-label={t('window.wall.controls')}>
      <WallSaid room={room} />
      {room.judged && (
        <div class="wall-tools">
          <HoldQueue room={room} isBlurred />
        </div>
      )}
      <div class="wall-tools">
        <HoldButton room={room} />
        <OffButtons room={room} />
        <CodeButton room={room} />
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

/** What was just done, and the way to undo it. */
export function WallSaid({ room }: { room: Room }) {
  const { t } = useLanguage()
  const { said, isUndoable, verbs } = room
  return (
    <div class="wall-said" data-empty={said === ''}>
      <span role="status">{said}</span>
      {said !== '' && isUndoable && (
        <button
          type="button"
          class="action-offer"
          title={t('window.wall.undoHint')}
          onClick={verbs.undo}
        >
          {t('window.actions.undo')}
        </button>
      )}
    </div>
  )
}

export function HoldButton({ room }: { room: Room }) {
  const { t } = useLanguage()
  return (
    <button
      type="button"
      class="plain wall-toggle"
      aria-pressed={room.hold}
      title={t('window.wall.holdHint')}
      onClick={room.verbs.hold}
    >
      {t('window.wall.hold')}
    </button>
  )
}

export function CodeButton({ room }: { room: Room }) {
  const { t } = useLanguage()
  return (
    <button
      type="button"
      class="plain wall-toggle"
      aria-pressed={room.isCodeLarge}
      title={t('window.wall.codeHint')}
      onClick={room.verbs.code}
    >
      {t('window.wall.code')}
    </button>
  )
}

/** For the large photo, while there is one. */
export function OffButtons({ room }: { room: Room }) {
  const { t } = useLanguage()
  const { large, verbs } = room
  if (!large) return null
  const name = senderName(large.sender, t)
  return (
    <>
      <button
        type="button"
        class="plain wall-off"
        title={t('window.wall.offHint')}
        onClick={verbs.off}
      >
        {t('window.wall.off')}
      </button>
      <button
        type="button"
        class="plain wall-off"
        title={t('window.wall.offPhoneHint', { name })}
        onClick={verbs.offPhone}
      >
        {t('window.wall.offPhone')}
      </button>
    </>
  )
}
