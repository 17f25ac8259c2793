import { useEffect, useState } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import { checkText, placeText } from '../../contract/check-text'
import type { Finding } from '../../contract/diagnosis'
import type { Listening } from '../../contract/receiver-event'
import { Dialog } from '../ui/dialog'
import { useOutcome } from '../ui/hooks'
import { useLanguage } from '../ui/language'

interface Props {
  listening: Listening
  bridge: Bridge
  onClose: () => void
}

/** All that is known of the networks, as text that can be given to whoever helps. */
export function NetworkCheck({ listening, bridge, onClose }: Props) {
  const { t } = useLanguage()
  const { url, address, addresses, port } = listening
  const [findings, setFindings] = useState<Finding[] | null>(null)
  const [status, run] = useOutcome(url)
  useEffect(() => {
    let isOver = false
    setFindings(null)
    // What cannot be found out is the same as nothing found.
    const show = (found: Finding[]) => isOver || setFindings(found)
    bridge.diagnose().then(show, () => show([]))
    return () => {
      isOver = true
    }
  }, [url, bridge])
  const first = t('window.check.code', { place: placeText(t, address, port) })
  const text = findings && checkText(t, first, addresses, findings)
  return (
    <Dialog title={t('window.check.title')} onClose={onClose}>
      <div class="network-check">
        <pre role="status">{text ?? t('window.check.asking')}</pre>
        <button
          type="button"
          class="plain"
          disabled={text === null}
          onClick={() => text !== null && run(bridge.copyText(text), t('window.check.copied'))}
        >
          {t('window.check.copy')}
        </button>
        <p role="status">{status}</p>
      </div>
    </Dialog>
  )
}
