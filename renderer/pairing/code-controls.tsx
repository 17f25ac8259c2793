import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import type { Listening } from '../../contract/receiver-event'
import { isEncrypted, networkChoice, networkText } from '../ui/format'
import { onListKey, useOutcome } from '../ui/hooks'
import { Down, Tick } from '../ui/icons'
import { useLanguage } from '../ui/language'

interface ActionsProps {
  listening: Listening
  bridge: Bridge
  /** Nothing has happened that could be stopped: only their place is there. */
  isIdle?: boolean
  children?: ComponentChildren
}

/** Stop and New code: who may send from now on. */
export function CodeActions({ listening, bridge, isIdle = false, children }: ActionsProps) {
  const { t } = useLanguage()
  const { stopped, token } = listening
  const [status, run] = useOutcome(token)
  return (
    <div class="code-actions" data-idle={isIdle}>
      <button
        type="button"
        class="plain"
        title={stopped ? undefined : t('window.panel.stopHint')}
        onClick={() => run(bridge.setStopped(!stopped), '')}
      >
        {stopped ? t('window.panel.resume') : t('window.panel.stop')}
      </button>
      <button
        type="button"
        class="plain"
        title={t('window.panel.newCodeHint')}
        onClick={() => run(bridge.renewCode(), '')}
      >
        {t('window.panel.newCode')}
      </button>
      {children}
      <p class="panel-status" role="status">
        {status}
      </p>
    </div>
  )
}

/**
 * The network of the code. Where there are several, a click lists them and another redraws the
 * code.
 */
export function NetworkChooser({ listening, bridge }: { listening: Listening; bridge: Bridge }) {
  const { t } = useLanguage()
  const { address, addresses } = listening
  const list = useRef<HTMLUListElement>(null)
  const id = useId()
  const name = networkChoice(address, t)
  if (addresses.length < 2)
    return (
      <span class="network">
        {address.kind === 'loopback' ? t('window.network.loopback') : name}
      </span>
    )
  return (
    <>
      <button
        type="button"
        class="network network-button"
        aria-label={t('window.panel.chooseNetwork', { network: name })}
        popovertarget={id}
      >
        {name}
        <Down />
      </button>
      <ul
        ref={list}
        id={id}
        class="network-list"
        popover="auto"
        onToggle={({ newState, currentTarget }) => {
          if (newState === 'open') currentTarget.querySelector('button')?.focus()
        }}
        onKeyDown={onListKey}
      >
        {addresses.map((each) => (
          <li key={each.address}>
            <button
              type="button"
              aria-current={each.address === address.address ? 'true' : undefined}
              title={networkText(each, t)}
              onClick={() => {
                list.current?.hidePopover()
                void bridge.showAddress(each.address)
              }}
            >
              <span>{networkChoice(each, t)}</span>
              {each.address === address.address && <Tick />}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

interface Props {
  url: string
  /** Shows one line only; a click shows the rest. */
  short?: boolean
}

/** What the phone's browser warns about when encryption is on, and what to do then. */
export function CertificateNote({ url, short = false }: Props) {
  const { t } = useLanguage()
  if (!isEncrypted(url)) return null
  if (!short) return <p class="certificate-note">{t('window.pairing.warning')}</p>
  return (
    <details class="certificate-more">
      <summary>{t('window.pairing.warningShort')}</summary>
      <p>{t('window.pairing.warning')}</p>
    </details>
  )
}
