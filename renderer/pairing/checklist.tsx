import { useEffect, useRef, useState } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import type { Listening, NetworkAddress } from '../../contract/receiver-event'
import { isNobodyThere, statusOf } from '../../contract/status'
import type { WindowModel } from '../state/window-state'
import { Dialog } from '../ui/dialog'
import { networkChoice } from '../ui/format'
import { onListKey } from '../ui/hooks'
import { Unbroken } from '../ui/labels'
import { useLanguage } from '../ui/language'
import { Likeliest, useLikeliest } from './likeliest'
import { JoinWifiButton } from './unreachable'

const STEPS = ['network', 'vpn', 'android', 'iphone', 'firewall'] as const

/** The causes that say what the step says. */
const SAID: Partial<Record<(typeof STEPS)[number], RegExp>> = {
  ...{ network: /^NOBODY_NEARBY$/, vpn: /^VPN_/, firewall: /^FIREWALL_/ },
}

/** Why a phone may not connect, the most likely first; what can be done here is a button. */
export function Checklist({ listening, bridge }: { listening: Listening; bridge: Bridge }) {
  const { t } = useLanguage()
  const finding = useLikeliest(listening.url, bridge)
  const steps = STEPS.filter((step) => finding === null || !SAID[step]?.test(finding.code))
  const next = nextAddress(listening)
  return (
    <>
      <Likeliest finding={finding} listening={listening} bridge={bridge} />
      <ul class="checklist" onKeyDown={onListKey}>
        {steps.map((step) => (
          <li key={step}>
            <Unbroken text={t(`window.checklist.${step}`)} />
          </li>
        ))}
        {next && (
          <li>
            {t('window.checklist.nextAddress')}
            <button
              type="button"
              class="plain"
              onClick={() => void bridge.showAddress(next.address)}
            >
              {t('window.checklist.tryNext', { network: networkChoice(next, t) })}
            </button>
          </li>
        )}
        {finding?.remedy?.kind !== 'join-wifi' && (
          <li>
            <Unbroken text={t('window.checklist.noWifi')} />
            <JoinWifiButton listening={listening} bridge={bridge} />
          </li>
        )}
      </ul>
    </>
  )
}

/** Beside older photos the checklist is offered rather than shown. */
export function HelpButton({ model, bridge }: { model: WindowModel; bridge: Bridge }) {
  const { t } = useLanguage()
  const nobodyCame = useNobodyCame(model)
  const [open, setOpen] = useState(false)
  return (
    <>
      {nobodyCame && (
        <button type="button" class="link" onClick={() => setOpen(true)}>
          {t('window.panel.trouble')}
        </button>
      )}
      {open && (
        <Dialog title={t('window.panel.trouble')} onClose={() => setOpen(false)}>
          <Checklist listening={model.listening} bridge={bridge} />
        </Dialog>
      )}
    </>
  )
}

/** How long a code is shown before help is offered, milliseconds. */
const PATIENCE_MS = 25_000

/**
 * Whether this code was shown for 25 s without a phone. A new code or address restarts the time; a
 * page that was asked for and never opened does not.
 */
export function useNobodyCame(model: WindowModel): boolean {
  const { url, stopped } = model.listening
  const isWaiting = isNobodyThere(statusOf({ ...model, reached: false }))
  const cameFor = useRef<string | null>(null)
  const [lateFor, setLateFor] = useState<string | null>(null)
  useEffect(() => {
    if (!isWaiting && !stopped) cameFor.current = url
    if (!isWaiting || cameFor.current === url) {
      setLateFor(null)
      return
    }
    const timer = setTimeout(() => setLateFor(url), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [url, isWaiting, stopped])
  return lateFor === url && !model.reached
}

/** The next address in turn; null where there is no other. */
export function nextAddress({
  address,
  addresses,
}: Pick<Listening, 'address' | 'addresses'>): NetworkAddress | null {
  const at = addresses.findIndex((each) => each.address === address.address)
  const next = addresses[(at + 1) % addresses.length]
  return next && next.address !== address.address ? next : null
}
