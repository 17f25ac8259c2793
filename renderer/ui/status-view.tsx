import { lightOf } from '../state/status'
import type { WindowModel } from '../state/window-state'
import { useLanguage } from './language'

export function LightView({ model }: { model: WindowModel }) {
  const { messages } = useLanguage()
  const light = lightOf(model)
  return (
    <p class="light" data-tone={light.tone}>
      <span class="light-lamp" aria-hidden="true" />
      <span class="light-text">{messages.light[light.key](light)}</span>
    </p>
  )
}
