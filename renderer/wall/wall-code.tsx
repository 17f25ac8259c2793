import { useRef } from 'preact/hooks'
import type { Size } from '../../contract/photo'
import { coveredBy } from '../state/covered'
import { type FolderErrorCode, isOfTheFolder } from '../state/notices'
import type { WindowModel } from '../state/window-state'
import { addressText } from '../ui/format'
import { CodeDigits, StatusView } from '../ui/labels'
import { useLanguage } from '../ui/language'
import { SnaplandCode } from '../ui/qr-code'

/** Side of the code, CSS pixels: large alone, in its corner still readable from the middle rows. */
export function codeSize({ width, height }: Size, isAlone: boolean): number {
  const size = isAlone
    ? Math.min(height * 0.6, width * 0.6)
    : Math.max(150, Math.min(height * 0.4, width * 0.22))
  // On an upright screen it stands below the photos.
  return Math.round(isAlone || width >= height ? size : Math.max(150, width * 0.26))
}

interface Props {
  model: WindowModel
  size: number
}

/** The code for everybody in the audience. */
export function WallCode({ model, size }: Props) {
  const error = useFolderError(model)
  const { t } = useLanguage()
  return (
    <div class="wall-code">
      <SnaplandCode listening={model.listening} size={size} />
      <div class="wall-words">
        <Address model={model} />
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
    </div>
  )
}

/**
 * The code over the whole screen: a camera reads one from about ten times its own width, so that
 * this one is for the back rows.
 */
export function LargeCode({ model, screen }: { model: WindowModel; screen: Size }) {
  const { width, height } = screen
  const size = width >= height ? Math.min(height * 0.94, width * 0.56) : width * 0.9
  return (
    <div class="wall-large-code">
      <SnaplandCode listening={model.listening} size={size} />
      <div class="wall-words">
        <Address model={model} />
      </div>
    </div>
  )
}

/** What to do with the code, and what is typed without a camera. */
function Address({ model }: { model: WindowModel }) {
  const { t } = useLanguage()
  const { url, code, typingOpensAt } = model.listening
  // What is wrong stands over the code.
  if (coveredBy(model.listening)) return null
  return (
    <>
      <p class="wall-scan">{t('window.wall.scan')}</p>
      {typingOpensAt === null && (
        <p class="wall-address">
          <bdi>{addressText(url)}</bdi> <CodeDigits code={code} />
        </p>
      )}
    </>
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
