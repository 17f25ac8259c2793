import { useId, useState } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import type { Phone } from '../../contract/photo'
import { Dialog } from '../ui/dialog'
import { useOutcome } from '../ui/hooks'
import { useLanguage } from '../ui/language'
import { contentOf } from './drop'
import { handOver } from './phone-row'

interface Props {
  phone: Phone
  bridge: Bridge
  onClose: () => void
}

/** Files from the system's dialog, or what is typed or pasted here, for one phone. */
export function SendDialog({ phone, bridge, onClose }: Props) {
  const { t } = useLanguage()
  const [text, setText] = useState('')
  const [status, run] = useOutcome(phone.id)
  const [id, hint] = [useId(), useId()]
  /** Closes when it was handed over, and stays when the person thought better of it. */
  const hand = (call: Promise<boolean>) =>
    run(
      call.then((isHanded) => void (isHanded && onClose())),
      '',
    )
  const sendText = () => hand(bridge.handText(phone.id, text))
  return (
    <Dialog title={t('window.send.title', { name: phone.name })} onClose={onClose}>
      {phone.state === 'hidden' && <p class="send-asleep">{t('window.send.asleep')}</p>}
      <div class="fields">
        <label for={id}>
          <span>{t('window.send.text')}</span>
          <textarea
            id={id}
            rows={4}
            value={text}
            autofocus
            aria-describedby={hint}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
              event.preventDefault()
              sendText()
            }}
            onPaste={(event) => {
              const content = contentOf(event.clipboardData)
              if (!content || !('files' in content)) return
              event.preventDefault()
              hand(handOver(bridge, phone.id, content))
            }}
          />
        </label>
        <p id={hint} class="panel-note">
          {t('window.send.hint')}
        </p>
      </div>
      <p class="panel-status" role="status">
        {status}
      </p>
      <div class="buttons send-buttons">
        <button type="button" class="plain" onClick={() => hand(bridge.chooseForPhone(phone.id))}>
          {t('window.send.files')}
        </button>
        <button type="button" class="plain main-button" onClick={sendText}>
          {t('window.send.send')}
        </button>
      </div>
    </Dialog>
  )
}
