import { useLanguage } from '../language'
import type { WindowModel } from '../window-state'
import { lightOf } from './light'

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
