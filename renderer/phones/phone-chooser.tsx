import type { Phone } from '../../contract/photo'
import { phoneText } from '../../contract/status'
import { Dialog } from '../ui/dialog'
import { onListKey } from '../ui/hooks'
import { PhoneFace, PhoneName } from '../ui/labels'
import { useLanguage } from '../ui/language'

interface Props {
  phones: readonly Phone[]
  /** Called once the dialog has closed. */
  onChoose: (phone: Phone) => void
  onClose: () => void
}

/** Which of the phones that have the page open is to get something. */
export function PhoneChooser({ phones, onChoose, onClose }: Props) {
  const { t } = useLanguage()
  return (
    <Dialog title={t('window.send.which')} onClose={onClose}>
      {phones.length === 0 ? (
        <p>{t('window.send.nobody')}</p>
      ) : (
        <ul class="phone-choices" onKeyDown={onListKey}>
          {phones.map((phone, at) => (
            <li key={phone.id}>
              <button
                type="button"
                class="phone-choice"
                autofocus={at === 0}
                onClick={() => {
                  onClose()
                  onChoose(phone)
                }}
              >
                <PhoneFace sender={phone} />
                <span class="phone-words">
                  <PhoneName name={phone.name} />
                  <span class="phone-state">{phoneText(phone, t)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
