import { useId, useRef } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import type { Listening } from '../../contract/receiver-event'
import { networkChoice, networkText } from '../ui/address-text'
import { Down, Tick } from '../ui/icons'
import { useLanguage } from '../ui/language'

/** The network of the code, in words. Where there are several, a click shows them and another one redraws the code. */
export function NetworkChooser({ listening, bridge }: { listening: Listening; bridge: Bridge }) {
  const { messages } = useLanguage()
  const { address, addresses } = listening
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const name = networkChoice(address, messages.network)
  if (addresses.length < 2)
    return (
      <span class="network">{address.kind === 'loopback' ? messages.network.loopback : name}</span>
    )
  return (
    <>
      <button
        type="button"
        class="network network-button"
        aria-label={messages.panel.chooseNetwork(name)}
        popovertarget={id}
      >
        {name}
        <Down />
      </button>
      <div ref={list} id={id} class="network-list" popover="auto">
        {addresses.map((each) => (
          <button
            key={each.address}
            type="button"
            aria-current={each.address === address.address ? 'true' : undefined}
            title={networkText(each, messages.network)}
            onClick={() => {
              list.current?.hidePopover()
              void bridge.showAddress(each.address)
            }}
          >
            <span>{networkChoice(each, messages.network)}</span>
            {each.address === address.address && <Tick />}
          </button>
        ))}
      </div>
    </>
  )
}
