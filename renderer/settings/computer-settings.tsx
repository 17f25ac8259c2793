import type { ChosenNetwork, OwnSettings, SettingsView } from '../../contract/settings'
import { networkChoice } from '../ui/format'
import { useLanguage } from '../ui/language'
import { Choice, Switch } from './controls'

interface Props {
  view: SettingsView
  onChange: (network: ChosenNetwork | null) => void
}

const BEST = ''

/** The network in the code. Hidden while there is only one network and none was chosen. */
export function NetworkSetting({ view: { settings, networks, shown }, onChange }: Props) {
  const { t } = useLanguage()
  const chosen = settings.network
  if (networks.length < 2 && chosen === null) return null
  const isAway = chosen !== null && shown.interfaceName !== chosen.interfaceName
  const away = isAway ? `${chosen.interfaceName} ${chosen.address}` : null
  return (
    <Choice
      label={t('window.settings.network')}
      value={chosen === null ? BEST : isAway ? chosen.address : shown.address}
      options={[
        [BEST, t('window.settings.networkBest')],
        ...networks.map((each) => [each.address, networkChoice(each, t)] as const),
        ...(away === null ? [] : [[chosen?.address ?? '', away] as const]),
      ]}
      note={away === null ? '' : t('window.settings.networkAway', { name: away })}
      onChange={(value) => {
        const network = networks.find(({ address }) => address === value)
        if (value === BEST) onChange(null)
        else if (network) onChange({ interfaceName: network.interfaceName, address: value })
      }}
    />
  )
}

interface DesktopSettingsProps {
  view: SettingsView
  onChange: (some: Partial<OwnSettings>) => void
  onStartAtLogin: (wanted: boolean) => void
}

/** What happens here when photos arrive: notifications and the clipboard. */
export function ArrivalSettings({
  view: { settings, desktop },
  onChange,
}: Omit<DesktopSettingsProps, 'onStartAtLogin'>) {
  const { t } = useLanguage()
  return (
    <>
      <Switch
        label={t('window.settings.notifications')}
        checked={settings.notifications && desktop.notifications}
        fixed={desktop.notifications ? null : t('window.settings.noNotifications')}
        onChange={(notifications) => onChange({ notifications })}
      />
      {settings.notifications && desktop.notifications && (
        <Switch
          label={t('window.settings.sound')}
          checked={settings.sound}
          onChange={(sound) => onChange({ sound })}
        />
      )}
      <Switch
        label={t('window.settings.copyNewest')}
        note={t('window.settings.copyNewestNote')}
        checked={settings.copyNewest}
        onChange={(copyNewest) => onChange({ copyNewest })}
      />
    </>
  )
}

/** Tray, login and other windows. */
export function DesktopSettings({ view, onChange, onStartAtLogin }: DesktopSettingsProps) {
  const { settings, desktop } = view
  const { t } = useLanguage()
  return (
    <>
      <Switch
        label={t('window.settings.keepReceiving')}
        checked={settings.keepReceiving && desktop.tray}
        fixed={desktop.tray ? null : t('window.settings.noTray')}
        onChange={(keepReceiving) => onChange({ keepReceiving })}
      />
      <Switch
        label={t('window.settings.startAtLogin')}
        checked={settings.startAtLogin}
        onChange={onStartAtLogin}
      />
      <Switch
        label={t('window.settings.keepAbove')}
        checked={settings.keepAbove}
        onChange={(keepAbove) => onChange({ keepAbove })}
      />
    </>
  )
}

/** The port that a person typed; null for none, undefined for what is no port. */
export function portOf(text: string): number | null | undefined {
  const typed = text.trim()
  if (typed === '') return null
  const port = /^\d{1,5}$/.test(typed) ? Number(typed) : 0
  return port >= 1 && port <= 65_535 ? port : undefined
}
