import type { ComponentChildren } from 'preact'
import type { HttpErrorCode } from '../../contract/http'
import { isFromPhone } from '../../contract/photo'
import { areVideosRefused, DUPLICATE, isOfTheFolder, type UploadNotice } from '../state/notices'
import { useSettings } from '../state/window-store'
import { RoundButton } from '../ui/buttons'
import { onListKey, useOutcome } from '../ui/hooks'
import { Cross } from '../ui/icons'
import { Unbroken } from '../ui/labels'
import { useLanguage } from '../ui/language'

/** Errors, what they mean and what to do; each stays until it is settled or dismissed. */
export function NoticeList(props: {
  notices: readonly UploadNotice[]
  onDismiss: (key: string) => void
  /** Questions that wait for an answer, below the notices. */
  children: ComponentChildren
}) {
  const { t } = useLanguage()
  return (
    <section
      class="notices"
      aria-label={t('window.notice.label')}
      aria-live="polite"
      onKeyDown={onListKey}
    >
      {props.notices.map((notice) => (
        <NoticeCard key={notice.key} notice={notice} onDismiss={props.onDismiss} />
      ))}
      {props.children}
    </section>
  )
}

function NoticeCard({
  notice,
  onDismiss,
}: {
  notice: UploadNotice
  onDismiss: (key: string) => void
}) {
  const { t } = useLanguage()
  const { error, sender, count, files } = notice
  const code = UPLOAD_ERRORS.find((each) => each === error.code) ?? 'INTERNAL'
  return (
    <div class="notice" data-tone={notice.retryable || error.code === DUPLICATE ? 'wait' : 'warn'}>
      <p class="notice-what">{t(`window.notice.${code}.what`)}</p>
      <p class="notice-files">
        {count === 1
          ? t('window.notice.one', { file: files[0]?.name ?? '', sender: sender.name })
          : t('window.notice.several', { count, sender: sender.name })}
      </p>
      <p class="notice-next">
        <Unbroken text={t(`window.notice.${isFromPhone(sender) ? code : 'ofProgram'}.next`)} />
      </p>
      <Remedy notice={notice} />
      <RoundButton label={t('window.notice.dismiss')} onClick={() => onDismiss(notice.key)}>
        <Cross />
      </RoundButton>
    </div>
  )
}

/**
 * Offers another folder where the folder is at fault, and to accept videos where one was refused,
 * unless the command line has fixed that.
 */
function Remedy({ notice }: { notice: UploadNotice }) {
  const { t } = useLanguage()
  const settings = useSettings()
  const { code } = notice.error
  const [status, run] = useOutcome(code)
  if (!settings) return null
  const { bridge, view } = settings
  const mayAccept = view.accept === 'photos' && !view.given.includes('accept')
  const button = (label: string, act: () => Promise<void>) => (
    <button type="button" class="plain notice-button" onClick={() => run(act(), '')}>
      {label}
    </button>
  )
  const remedy =
    isOfTheFolder(code) && !view.given.includes('folder')
      ? button(t('window.settings.chooseAnother'), bridge.chooseFolder)
      : mayAccept && areVideosRefused(notice)
        ? button(t('window.notice.acceptVideos'), () => bridge.changeSettings({ accept: 'media' }))
        : null
  return (
    remedy && (
      <>
        {remedy}
        <p class="panel-status" role="status">
          {status}
        </p>
      </>
    )
  )
}

/** The errors an upload can end with; all others answer requests and never reach the window. */
const UPLOAD_ERRORS = [
  DUPLICATE,
  'BODY_ENDED_EARLY',
  'IDLE',
  'CHECKSUM_MISMATCH',
  'EMPTY_FILE',
  'TOO_LARGE',
  'NOT_A_PHOTO',
  'NOT_A_PHOTO_OR_VIDEO',
  'SAVE_FAILED',
  'EXPIRED',
  'FOLDER_GONE',
  'FOLDER_READ_ONLY',
  'DISK_FULL',
  'PAUSED',
  'NOT_FOUND',
  'INTERNAL',
] as const satisfies readonly (HttpErrorCode | typeof DUPLICATE)[]
