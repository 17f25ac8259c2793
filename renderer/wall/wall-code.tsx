import type { Size } from '../../contract/photo'
import type { WindowModel } from '../state/window-state'
import { addressText } from '../ui/address-text'
import { useLanguage } from '../ui/language'
import { CodeDigits } from '../ui/qr/code-digits'
import { SnaplandCode } from '../ui/qr/snapland-code'
import { LightView } from '../ui/status-view'
import { useWallTrouble } from './use-wall-trouble'

/** CSS pixels for the code: large alone, and in its corner still so large that the back row reads it. */
export const codeRoom = ({ width, height }: Size, isAlone: boolean): number =>
  Math.round(
    isAlone
      ? Math.min(height * 0.6, width * 0.45)
      : Math.max(150, Math.min(height * 0.4, width * 0.22)),
  )

/** The way in for everybody in the room. */
export function WallCode({ model, room }: { model: WindowModel; room: number }) {
  const { messages } = useLanguage()
  const { url, code } = model.listening
  const trouble = useWallTrouble(model)
  return (
    <div class="wall-code">
      <SnaplandCode listening={model.listening} room={room} />
      <p class="wall-scan">{messages.wall.scan}</p>
      <p class="wall-address">
        {addressText(url)} <CodeDigits code={code} />
      </p>
      <div class="wall-trouble" role="status">
        {trouble && (
          <p class="light" data-tone="warn">
            <span class="light-lamp" aria-hidden="true" />
            <span class="light-text">{messages.problems[trouble].what}</span>
          </p>
        )}
      </div>
      {trouble === null && <LightView model={model} />}
    </div>
  )
}
