import type { Bridge } from '../../contract/bridge'
import type { Phone, Sender } from '../../contract/photo'
import { useOutcome } from '../ui/hooks'
import { PhoneFace } from '../ui/labels'
import { useLanguage } from '../ui/language'

interface Props {
  asking: readonly Sender[]
  phones: readonly Phone[]
  bridge: Bridge
  onRefuse: (sender: Sender) => Promise<void>
}

/**
 * Phones that ask to send, the newest first: it is seen however many there are, and the list, which
 * grows from the bottom of the window, leaves the others where they are.
 */
export function AskCards({ asking, phones, bridge, onRefuse }: Props) {
  return (
    <>
      {asking.toReversed().map((sender) => (
        <AskCard
          key={sender.id}
          sender={phones.find(({ id }) => id === sender.id) ?? sender}
          bridge={bridge}
          onRefuse={onRefuse}
        />
      ))}
    </>
  )
}

function AskCard(props: { sender: Sender } & Pick<Props, 'bridge' | 'onRefuse'>) {
  const { sender, bridge, onRefuse } = props
  const { t } = useLanguage()
  const [status, run] = useOutcome(sender.id)
  return (
    <div class="notice ask" data-tone="wait">
      <PhoneFace sender={sender} />
      <p class="notice-what" dir="auto">
        {t('window.phones.asks', { name: sender.name })}
      </p>
      <p class="panel-status" role="status">
        {status}
      </p>
      <div class="buttons">
        <button type="button" class="plain" onClick={() => run(onRefuse(sender), '')}>
          {t('window.phones.refuse')}
        </button>
        <button
          type="button"
          class="plain main-button"
          onClick={() => run(bridge.answerPhone(sender.id, true), '')}
        >
          {t('window.phones.allow')}
        </button>
      </div>
    </div>
  )
}
