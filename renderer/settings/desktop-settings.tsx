import type { Settings, SettingsView } from '../../contract/settings'
import { useLanguage } from '../ui/language'
import { Switch } from './controls'

interface Props {
  view: SettingsView
  onChange: (some: Partial<Settings>) => void
}

/** How Snapland behaves among the other programs of this desktop. */
export function DesktopSettings({ view: { settings, desktop }, onChange }: Props) {
  const words = useLanguage().messages.settings
  return (
    <>
      <Switch
        label={words.notifications}
        checked={settings.notifications && desktop.notifications}
        fixed={desktop.notifications ? null : words.noNotifications}
        onChange={(notifications) => onChange({ notifications })}
      />
      {settings.notifications && desktop.notifications && (
        <Switch
          label={words.sound}
          checked={settings.sound}
          onChange={(sound) => onChange({ sound })}
        />
      )}
      <Switch
        label={words.keepReceiving}
        checked={settings.keepReceiving && desktop.tray}
        fixed={desktop.tray ? null : words.noTray}
        onChange={(keepReceiving) => onChange({ keepReceiving })}
      />
      <Switch
        label={words.startAtLogin}
        checked={settings.startAtLogin}
        onChange={(startAtLogin) => onChange({ startAtLogin })}
      />
    </>
  )
}
