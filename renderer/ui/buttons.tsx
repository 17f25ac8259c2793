import type { ComponentChildren } from 'preact'
import { useOpenSettings } from '../state/window-store'
import { addressText } from './format'
import { Gear } from './icons'
import { useLanguage } from './language'

interface Props {
  /** What it is called: it shows no word. */
  label: string
  title?: string
  class?: string
  /** It stays in the order of Tab, but does nothing. */
  disabled?: boolean
  /** Of a switch: whether it is on. */
  pressed?: boolean | undefined
  /** A dialog that opens with it gives it the focus. */
  isFirst?: boolean
  onClick: () => void
  /** Its icon. */
  children: ComponentChildren
}

/** A round button that shows an icon alone. */
export function RoundButton({
  label,
  title,
  class: own,
  disabled,
  pressed,
  isFirst = false,
  onClick,
  children,
}: Props) {
  return (
    <button
      type="button"
      class={own ? `round ${own}` : 'round'}
      aria-label={label}
      aria-disabled={disabled}
      aria-pressed={pressed}
      autofocus={isFirst}
      title={title}
      onClick={() => disabled || onClick()}
    >
      {children}
    </button>
  )
}

/** The address as it is typed; a click copies the whole one, with which programs send. */
export function AddressButton({ url, onCopy }: { url: string; onCopy: () => void }) {
  const { t } = useLanguage()
  const address = addressText(url)
  return (
    <button
      type="button"
      class="address"
      aria-label={t('desktop.tray.copyAddress', { address })}
      title={t('desktop.tray.copyAddress', { address: url })}
      onClick={onCopy}
    >
      {address}
    </button>
  )
}

export function SettingsButton() {
  const { t } = useLanguage()
  return (
    <RoundButton
      label={t('window.settings.title')}
      title={t('window.settings.title')}
      class="settings-button"
      onClick={useOpenSettings()}
    >
      <Gear />
    </RoundButton>
  )
}

export function WallButton({ onOpen }: { onOpen: () => void }) {
  const { t } = useLanguage()
  return (
    <button type="button" class="field" title={t('window.wall.openHint')} onClick={onOpen}>
      {t('window.wall.open')}
    </button>
  )
}
