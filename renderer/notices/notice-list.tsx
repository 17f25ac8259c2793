import type { ComponentChildren } from 'preact'
import { DUPLICATE, isOfTheFolder, type Notice } from '../state/notices'
import { useSettings } from '../state/window-store'
import { RoundButton } from '../ui/buttons'
import { Cross } from '../ui/icons'
import { Unbroken } from '../ui/labels'
import { useLanguage } from '../ui/language'
import { useOutcome } from '../ui/use-outcome'
import type { NoticeCode } from './problem-text'

/** What went wrong, that nothing is lost, and what to do; each stays until it is settled or dismissed. */
export function NoticeList(props: {
  notices: readonly Notice[]
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

function NoticeCard({ notice, onDismiss }: { notice: Notice; onDismiss: (key: string) => void }) {
  const { messages } = useLanguage()
  const { problem, sender, files } = notice
  const { problems } = messages
  const { what, next } = problems[isNoticeCode(problem.code, problems) ? problem.code : 'INTERNAL']
  return (
    <div
      class="notice"
      data-tone={notice.retryable || problem.code === DUPLICATE ? 'wait' : 'warn'}
    >
      <p class="notice-what">{what}</p>
      <p class="notice-files">
        {files.length === 1
          ? messages.notices.one(files[0]?.name ?? '', sender.name)
          : messages.notices.several(files.length, sender.name)}
      </p>
      <p class="notice-next">
        <Unbroken text={next} />
      </p>
      <ChooseFolder code={problem.code} />
      <RoundButton label={messages.notices.dismiss} onClick={() => onDismiss(notice.key)}>
        <Cross />
      </RoundButton>
    </div>
  )
}

const isNoticeCode = (code: string, texts: object): code is NoticeCode => Object.hasOwn(texts, code)

/** The way out, where the folder is the trouble and the command line has not decided on it. */
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
