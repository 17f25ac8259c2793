import { Gear } from '../icons'
import { useLanguage } from '../language'
import { useSettings } from './settings-store'

export function SettingsButton() {
  const { messages } = useLanguage()
  const settings = useSettings()
  if (!settings) return null
  return (
    <button
      type="button"
      class="round settings-button"
      aria-label={messages.settings.title}
      title={messages.settings.title}
      onClick={() => {
        settings.open.value = true
      }}
    >
      <Gear />
    </button>
  )
}
