import { useState } from 'preact/hooks'
import { troubleText } from '../../contract/trouble'
import { useSettings } from '../state/settings-store'
import { Cross } from '../ui/icons'
import { useLanguage } from '../ui/language'
import { RoundButton } from '../ui/round-button'

/** What could not be done as it was set, until it is dismissed or mended. */
export function SettingsProblem() {
  const { messages } = useLanguage()
  const settings = useSettings()
  const [dismissed, setDismissed] = useState<string | null>(null)
  const trouble = settings?.view.trouble ?? null
  const problem = trouble && troubleText(messages.troubles, trouble)
  if (problem === null || problem === dismissed) return null
  return (
    <div class="notice" data-tone="warn">
      <p class="notice-what">{messages.settings.problem}</p>
      <p class="notice-next">{problem}</p>
      <RoundButton label={messages.notices.dismiss} onClick={() => setDismissed(problem)}>
        <Cross />
      </RoundButton>
    </div>
  )
}
