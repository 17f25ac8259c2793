import { useRef } from 'preact/hooks'
import type { Phone } from '../../contract/photo'
import { phoneText } from '../../contract/status'
import { useComesFromCode } from '../ui/glide'
import { PhoneFace, PhoneName } from '../ui/labels'
import { useLanguage } from '../ui/language'
import { type Content, useDropTarget } from './drop'
import { shareOf } from './phone-row'

interface Props {
  phone: Phone
  /** It comes now: out of the code. */
  isNew: boolean
  onContent: (content: Content) => void
  /** The person wants to see all of it. */
  onOpen: () => void
}

/** One of many phones: its name and how far it is, until somebody opens it. */
export function SmallPhone({ phone, isNew, onContent, onOpen }: Props) {
  const { t } = useLanguage()
  const { isOver, target } = useDropTarget(onContent)
  const row = useRef<HTMLLIElement>(null)
  useComesFromCode(row, isNew)
  const doing = isOver ? t('window.send.drop') : phoneText(phone, t)
  return (
    <li
      class="phone small-phone"
      data-phone={phone.id}
      data-over={isOver}
      data-away={false}
      data-state={phone.state}
      ref={row}
      {...target}
    >
      <button type="button" title={`${phone.name}: ${doing}`} onClick={onOpen}>
        <PhoneFace sender={phone} share={shareOf(phone)} />
        <PhoneName name={phone.name} />
        <span class="visually-hidden">{doing}</span>
      </button>
    </li>
  )
}
