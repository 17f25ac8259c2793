import type { ComponentChildren } from 'preact'
import { DUPLICATE, isOfTheFolder, type UploadNotice } from '../state/notices'
import { useSettings } from '../state/window-store'
import { RoundButton } from '../ui/buttons'
import { useOutcome } from '../ui/hooks'
import { Cross } from '../ui/icons'
import { Unbroken } from '../ui/labels'
import { useLanguage } from '../ui/language'
import type { UploadErrorCode } from './error-text'

/** What went wrong, that nothing is lost, and what to do; each stays until it is settled or dismissed. */
export function NoticeList(props: {
  notices: readonly UploadNotice[]
  onDismiss: (key: string) => void
  /** What waits for an answer, after the messages. */
  children: ComponentChildren
}) {
  const { messages } = useLanguage()
  return (
    <section class="notices" aria-label={messages.notices.label} aria-live="polite">
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
  const { messages } = useLanguage()
  const { error, sender, files } = notice
  const { problems } = messages
  const { what, next } = problems[isUploadErrorCode(error.code, problems) ? error.code : 'INTERNAL']
  return (
    <div class="notice" data-tone={notice.retryable || error.code === DUPLICATE ? 'wait' : 'warn'}>
      <p class="notice-what">{what}</p>
      <p class="notice-files">
        {files.length === 1
          ? messages.notices.one(files[0]?.name ?? '', sender.name)
          : messages.notices.several(files.length, sender.name)}
      </p>
      <p class="notice-next">
        <Unbroken text={next} />
      </p>
      <ChooseFolder code={error.code} />
      <RoundButton label={messages.notices.dismiss} onClick={() => onDismiss(notice.key)}>
        <Cross />
      </RoundButton>
    </div>
  )
}

const isUploadErrorCode = (code: string, texts: object): code is UploadErrorCode =>
  Object.hasOwn(texts, code)

/** The way out, where the folder is the reason and the command line has not decided on it. */
function ChooseFolder({ code }: { code: string }) {
  const { messages } = useLanguage()
  const settings = useSettings()
  const [status, run] = useOutcome(code)
  if (!settings || settings.view.given.includes('folder') || !isOfTheFolder(code)) return null
  return (
    <>
      <button
        type="button"
        class="plain notice-button"
        onClick={() => run(settings.bridge.chooseFolder(), '')}
      >
        {messages.settings.chooseAnother}
      </button>
      <p class="panel-status" role="status">
        {status}
      </p>
    </>
  )
}
