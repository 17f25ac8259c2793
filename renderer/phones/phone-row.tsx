import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import { countedKey } from '../../contract/counted'
import type { Phone } from '../../contract/photo'
import { phoneText } from '../../contract/status'
import { type Handing, type HandingStatus, toldOf } from '../state/handed'
import type { Tile } from '../state/tiles'
import type { WindowStore } from '../state/window-store'
import { RoundButton } from '../ui/buttons'
import { noticeSentence } from '../ui/format'
import { useComesFromCode } from '../ui/glide'
import { Cross, PaperPlane } from '../ui/icons'
import { PhoneFace, PhoneName } from '../ui/labels'
import { useLanguage } from '../ui/language'
import { type Content, useDropTarget, usePaste } from './drop'

/** What came of it is shown for so long, milliseconds. */
const DONE_SHOWN_MS = 6000

interface Props {
  phone: Phone
  /** It comes now: out of the code. */
  isNew: boolean
  /** The person has just opened it, from among many small ones. */
  isOpened: boolean
  /** Its page is not open any more: what it has not fetched can only be taken back. */
  isAway: boolean
  sent: readonly Tile[]
  handing: Handing | undefined
  /** What the last thing done here was refused with; undefined where nothing was. */
  refusal: unknown
  bridge: Bridge
  /** Does something for it, and keeps what it is refused with. */
  attempt: (call: Promise<unknown>) => void
  /** Something is handed to it. */
  onContent: (content: Content) => void
  onHanded: WindowStore['handed']
  onSend: () => void
  onRemove: () => void
}

/** A phone, what it is doing, what can be done with it, and a place to drop things on. */
export function PhoneRow(props: Props) {
  const { t } = useLanguage()
  const { phone, isNew, isOpened, isAway, sent, handing, refusal } = props
  const { attempt, onContent, onHanded, onSend, onRemove } = props
  const { id, name, state } = phone
  const { isOver, target } = useDropTarget(onContent)
  const row = useRef<HTMLLIElement>(null)
  usePaste(row, (content) => isAway || onContent(content))
  useComesFromCode(row, isNew)
  useLayoutEffect(() => {
    if (isOpened) row.current?.querySelector<HTMLElement>('.phone-send')?.focus()
  }, [isOpened])
  const remove = t('window.phones.remove', { name })
  const doing = isAway && state !== 'lost' ? 'hidden' : state
  return (
    <li
      class="phone"
      data-phone={id}
      data-over={isOver && !isAway}
      data-away={isAway}
      data-state={state}
      ref={row}
      {...(isAway ? {} : target)}
    >
      <PhoneFace sender={phone} share={shareOf(phone)} />
      <span class="phone-words">
        <PhoneName name={name} />
        <span class="phone-state">
          {isOver ? t('window.send.drop') : phoneText({ ...phone, state: doing }, t)}
        </span>
      </span>
      <span class="phone-end">
        {sent.length > 0 && (
          <span class="phone-sent">
            <span aria-hidden="true">{sent.length}</span>
            <span class="visually-hidden">
              {t(countedKey('window.panel.sent', sent), { count: sent.length })}
            </span>
          </span>
        )}
        <RoundButton label={remove} title={remove} class="phone-remove" onClick={onRemove}>
          <Cross />
        </RoundButton>
      </span>
      {!isAway && (
        <RoundButton
          label={t('window.send.to', { name })}
          title={t('window.send.to', { name })}
          class="phone-send"
          onClick={onSend}
        >
          <PaperPlane />
        </RoundButton>
      )}
      <HandingLine
        name={name}
        status={toldOf(handing, refusal !== undefined)}
        failure={refusal === undefined ? '' : noticeSentence(t, refusal)}
        onWithdraw={(ids) => {
          onHanded('withdraw', id)
          attempt(props.bridge.withdrawHanded([...ids]))
        }}
        onSeen={() => onHanded('forgetHanding', id)}
      />
    </li>
  )
}

/** How much of what a phone sends is here, from 0 to 1; null where it sends nothing. */
export const shareOf = ({ state, done, total }: Phone): number | null =>
  total > 0 ? Math.min(1, done / total) : state === 'done' ? 1 : null

/** Hands over what was dropped or pasted. */
export const handOver = (bridge: Bridge, phoneId: string, content: Content): Promise<boolean> =>
  'files' in content
    ? bridge.handFiles(phoneId, content.files)
    : bridge.handText(phoneId, content.text)

interface LineProps {
  name: string
  status: HandingStatus | null
  failure: string
  onWithdraw: (ids: readonly string[]) => void
  onSeen: () => void
}

/** How far it is, and the way to take it back. */
function HandingLine({ name, status, failure, onWithdraw, onSeen }: LineProps) {
  const { t } = useLanguage()
  const isOver = status !== null && status.unfinished.length === 0
  useEffect(() => {
    if (!isOver) return
    const timer = setTimeout(onSeen, DONE_SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isOver])
  const said = status && t(`window.send.state.${status.state}`, { ...status, name })
  return (
    <div class="phone-handing" data-empty={!status && failure === ''}>
      <p role="status">
        {failure !== '' && <span class="phone-refused">{failure}</span>}
        {said && <span>{said}</span>}
      </p>
      {status && status.share !== null && (
        <progress value={status.share} aria-label={said ?? undefined} />
      )}
      {status && status.unfinished.length > 0 && (
        <button
          type="button"
          class="plain give-up"
          aria-label={t('window.send.withdrawFrom', { name })}
          onClick={() => onWithdraw(status.unfinished)}
        >
          {t('window.send.withdraw')}
        </button>
      )}
    </div>
  )
}
