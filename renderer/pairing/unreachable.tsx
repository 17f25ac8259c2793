import { useState } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import { type Unreachable as Cause, causeText } from '../../contract/diagnosis'
import type { Listening } from '../../contract/receiver-event'
import { mayBeShown, showAnyway } from '../state/covered'
import { onListKey } from '../ui/hooks'
import { Unbroken } from '../ui/labels'
import { useLanguage } from '../ui/language'
import { JoinWifi } from './join-wifi'

interface Props {
  cause: Cause
  listening: Listening
  bridge: Bridge
}

/** Why the code is covered, and how phones get here. */
export function Unreachable({ cause, listening, bridge }: Props) {
  const { t } = useLanguage()
  return (
    <div class="unreachable">
      <p class="cause">
        <Unbroken text={causeText(t, cause)} />
      </p>
      <ul class="checklist" onKeyDown={onListKey}>
        <li>
          <Unbroken text={t('window.checklist.noWifi')} />
          <JoinWifiButton listening={listening} bridge={bridge} />
        </li>
        {mayBeShown(cause) && (
          <li>
            <Unbroken text={t('window.covered.sameNetwork')} />
            <button type="button" class="plain" onClick={() => showAnyway(listening)}>
              {t('window.covered.showAnyway')}
            </button>
          </li>
        )}
        <li>
          <Unbroken text={t('window.covered.comes')} />
        </li>
      </ul>
    </div>
  )
}

/** Shows the code with which a phone joins a Wi-Fi. */
export function JoinWifiButton({ listening, bridge }: { listening: Listening; bridge: Bridge }) {
  const { t } = useLanguage()
  const [joining, setJoining] = useState(false)
  return (
    <>
      <button type="button" class="plain" onClick={() => setJoining(true)}>
        {t('window.checklist.joinWifi')}
      </button>
      {joining && (
        <JoinWifi
          knownName={listening.wifiName ?? ''}
          bridge={bridge}
          onClose={() => setJoining(false)}
        />
      )}
    </>
  )
}
