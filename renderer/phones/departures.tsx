import type { Departure } from '../state/handed'
import { RoundButton } from '../ui/buttons'
import { Cross } from '../ui/icons'
import { useLanguage } from '../ui/language'

interface Props {
  departures: readonly Departure[]
  onDismiss: (phoneId: string) => void
}

/** Phones that left before they had everything that was handed to them. */
export function Departures({ departures, onDismiss }: Props) {
  const { t } = useLanguage()
  return (
    <>
      {departures.map(({ phone: { id, name }, done, total }) => (
        <div key={id} class="notice" data-tone="wait">
          <p class="notice-what" dir="auto">
            {t('window.send.left.what', { name })}
          </p>
          <p class="notice-next">{t('window.send.left.next', { done, total })}</p>
          <RoundButton label={t('window.notice.dismiss')} onClick={() => onDismiss(id)}>
            <Cross />
          </RoundButton>
        </div>
      ))}
    </>
  )
}
