import { useLanguage } from '../ui/language'
import type { Room } from './use-room'

interface Props {
  room: Pick<Room, 'verbs'>
  /** Has a word for the button, and a sentence with its key that is said on hover. */
  verb: 'hold' | 'code' | 'off' | 'offPhone' | 'show' | 'notNow' | 'reject'
  kind?: 'main-button' | 'wall-toggle' | 'wall-off'
  /** Of what is switched on and off: whether it is on. */
  isOn?: boolean
  /** Of the phone that it is about. */
  name?: string
}

/** One of the wall's controls. */
export function RoomButton({ room, verb, kind, isOn, name = '' }: Props) {
  const { t } = useLanguage()
  return (
    <button
      type="button"
      class={kind ? `plain ${kind}` : 'plain'}
      aria-pressed={isOn}
      title={
        verb === 'offPhone' ? t('window.wall.offPhoneHint', { name }) : t(`window.wall.${verb}Hint`)
      }
      onClick={room.verbs[verb]}
    >
      {t(`window.wall.${verb}`)}
    </button>
  )
}
