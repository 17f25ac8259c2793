import { useRef } from 'preact/hooks'
import type { Size } from '../../contract/photo'
import { type FolderErrorCode, isOfTheFolder } from '../state/notices'
import type { WindowModel } from '../state/window-state'
import { addressText } from '../ui/format'
import { CodeDigits, StatusView } from '../ui/labels'
import { useLanguage } from '../ui/language'
import { SnaplandCode } from '../ui/qr-code'

/** Side of the code, CSS pixels: large alone, in its corner still readable from the back row. */
export const codeSize = ({ width, height }: Size, isAlone: boolean): number =>
  Math.round(
    isAlone
      ? Math.min(height * 0.6, width * 0.45)
      : Math.max(150, Math.min(height * 0.4, width * 0.22)),
  )

/** The code for everybody in the audience. */
export function WallCode({ model, size }: { model: WindowModel; size: number }) {
  const { t } = useLanguage()
  const { url, code, typingOpensAt } = model.listening
  const error = useFolderError(model)
  return (
    <div class="wall-code">
      <SnaplandCode listening={model.listening} size={size} />
      <p class="wall-scan">{t('window.wall.scan')}</p>
      {typingOpensAt === null && (
        <p class="wall-address">
          {addressText(url)} <CodeDigits code={code} />
        </p>
      )}
      <div class="wall-error" role="status">
        {error && (
          <p class="status" data-tone="warn">
            <span class="status-lamp" aria-hidden="true" />
            <span class="status-text">{t(`window.notice.${error}.what`)}</span>
          </p>
        )}
      </div>
      {error === null && <StatusView model={model} />}
    </div>
  )
}

/**
 * An error of the folder, which stops every phone, until a photo lands again. The error of one
 * photo is shown on its phone and in the window behind the wall.
 */
function useFolderError({ notices, tiles }: WindowModel): FolderErrorCode | null {
  const notice = notices.findLast(({ error }) => isOfTheFolder(error.code)) ?? null
  const landed = tiles.filter(({ saved }) => saved).length
  const since = useRef({ notice, landed })
  if (since.current.notice !== notice) since.current = { notice, landed }
  const code = notice?.error.code ?? ''
  return isOfTheFolder(code) && landed <= since.current.landed ? code : null
}
