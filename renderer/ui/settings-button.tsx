import { useSettings } from '../state/settings-store'
import { Gear } from './icons'
import { useLanguage } from './language'
import { RoundButton } from './round-button'

export function SettingsButton() {
  const { messages } = useLanguage()
  const settings = useSettings()
  if (!settings) return null
  return (
    <RoundButton
      label={messages.settings.title}
      title={messages.settings.title}
      class="settings-button"
      onClick={() => {
        settings.open.value = true
      }}
    >
      <Gear />
    </RoundButton>
  )
}
