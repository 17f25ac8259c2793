import type { Bridge } from '../../contract/bridge'
import type { Listening } from '../../contract/receiver-event'
import { useOutcome } from '../ui/hooks'
import { useLanguage } from '../ui/language'

interface Props {
  listening: Listening
  bridge: Bridge
}

/** Stands where the digits would: why none can be typed, and until when. */
export function TypingClosed({ listening, bridge }: Props) {
  const { t, format } = useLanguage()
  const { typingOpensAt } = listening
  const [status, run] = useOutcome(`${typingOpensAt}`)
  // Always there: what comes together with its words is not announced.
  return (
    <div class="typing-closed" role="status">
      {typingOpensAt !== null && (
        <>
          <p>{t('window.typing.closed', { time: format.time(typingOpensAt) })}</p>
          <button type="button" class="plain" onClick={() => run(bridge.openTyping(), '')}>
            {t('window.typing.allow')}
          </button>
          <p class="panel-status">{status}</p>
        </>
      )}
    </div>
  )
}
