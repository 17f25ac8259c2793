import type { Bridge } from '../../contract/bridge'
import type { Listening } from '../../contract/receiver-event'
import { useLanguage } from '../ui/language'
import { useOutcome } from '../ui/use-outcome'

/** Stop and New code: who may send, decided here and now. */
export function CodeActions({ listening, bridge }: { listening: Listening; bridge: Bridge }) {
  const { messages } = useLanguage()
  const { stopped, token } = listening
  const [status, run] = useOutcome(token)
  return (
    <div class="code-actions">
      <button
        type="button"
        class="plain"
        title={stopped ? undefined : messages.panel.stopHint}
        onClick={() => run(bridge.setStopped(!stopped), '')}
      >
        {stopped ? messages.panel.resume : messages.panel.stop}
      </button>
      <button
        type="button"
        class="plain"
        title={messages.panel.newCodeHint}
        onClick={() => run(bridge.renewCode(), '')}
      >
        {messages.panel.newCode}
      </button>
      <p class="panel-status" role="status">
        {status}
      </p>
    </div>
  )
}
