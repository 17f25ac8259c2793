import { useState } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import type { Listening } from '../../contract/receiver-event'
import { networkChoice } from '../ui/address-text'
import { useLanguage } from '../ui/language'
import { Unbroken } from '../ui/unbroken'
import { JoinWifi } from './join-wifi'
import { nextAddress } from './next-address'

/** What keeps a phone from coming, the most likely first; what can be done here is a button. */
export function Checklist({ listening, bridge }: { listening: Listening; bridge: Bridge }) {
  const { messages } = useLanguage()
  const words = messages.help
  const [joining, setJoining] = useState(false)
  const next = nextAddress(listening)
  return (
    <>
      <ul class="checklist">
        {words.steps.map((step) => (
          <li key={step}>
            <Unbroken text={step} />
          </li>
        ))}
        {next && (
          <li>
            {words.nextAddress}
            <button
              type="button"
              class="plain"
              onClick={() => void bridge.showAddress(next.address)}
            >
              {words.tryNext(networkChoice(next, messages.network))}
            </button>
          </li>
        )}
        <li>
          <Unbroken text={words.noWifi} />
          <button type="button" class="plain" onClick={() => setJoining(true)}>
            {words.joinWifi}
          </button>
        </li>
      </ul>
      {joining && <JoinWifi onClose={() => setJoining(false)} />}
    </>
  )
}
