import type { ComponentChildren } from 'preact'
import { PHONE_COLOURS, type Phone, type PhoneColour, type Sender } from '../../contract/photo'
import { statusOf, statusText } from '../../contract/status'
import type { WindowModel } from '../state/window-state'
import { RoundButton } from './buttons'
import { Cross } from './icons'
import { useLanguage } from './language'

interface StatusProps {
  model: WindowModel
  /** Waits no longer for a phone that is lost; the wall leaves that to the window. */
  onDismiss?: (phoneId: string) => void
}

/** The light, and the sentence beside it. */
export function StatusView({ model, onDismiss }: StatusProps) {
  const { t } = useLanguage()
  const status = statusOf(model)
  const dismiss = t('window.status.dismiss')
  const text = statusText(status, t)
  return (
    <p class="status" data-tone={status.tone}>
      <span class="status-lamp" aria-hidden="true" />
      <span class="status-text" title={text}>
        {text}
      </span>
      {onDismiss && status.key === 'lost' && (
        <RoundButton
          label={dismiss}
          title={dismiss}
          class="status-dismiss"
          onClick={() => {
            for (const id of status.ids) onDismiss(id)
          }}
        >
          <Cross />
        </RoundButton>
      )}
    </p>
  )
}

interface FaceProps {
  sender: Sender & Partial<Pick<Phone, 'colour'>>
  /** How much of what it sends is here, from 0 to 1, as a ring around it; null: no ring. */
  share?: number | null
}

/** The first letter of a phone's name, in the phone's own colour. */
export const PhoneFace = ({ sender, share = null }: FaceProps) => (
  <span class="phone-face" data-colour={sender.colour ?? colourOfId(sender.id)} aria-hidden="true">
    {[...sender.name.trim()][0]?.toLocaleUpperCase() ?? '?'}
    {share !== null && (
      <svg class="phone-ring" viewBox="0 0 36 36" aria-hidden="true">
        <circle class="ring-track" cx="18" cy="18" r="16.500" />
        <circle
          class="phone-share"
          cx="18"
          cy="18"
          r="16.500"
          pathLength="1"
          stroke-dasharray={`${share} 1`}
        />
      </svg>
    )}
  </span>
)

/** A phone's name: where not all of it has room, the number at its end is seen all the same. */
export function PhoneName({ name }: { name: string }) {
  const [, start = name, number = ''] = /^(.+)(\s\d+)$/su.exec(name) ?? []
  return (
    <span class="phone-name" dir="auto">
      <span>{start}</span>
      {number && <span class="phone-number">{number}</span>}
    </span>
  )
}

/** A stable colour for a phone that has sent none, as other programs (FNV-1a over its id). */
function colourOfId(id: string): PhoneColour {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  }
  return PHONE_COLOURS[(hash >>> 0) % PHONE_COLOURS.length] ?? 'green'
}

/** The six digits, seen as two groups of three but copied as one number. */
export function CodeDigits({ code }: { code: string }) {
  return (
    <b class="code-digits">
      <span>{code.slice(0, 3)}</span>
      <span>{code.slice(3)}</span>
    </b>
  )
}

/** A sentence in which "Wi-Fi" never breaks at its hyphen. */
export const Unbroken = ({ text }: { text: string }) => (
  <>
    {text.split(/(Wi-Fi)/).map((part, at) =>
      part === 'Wi-Fi' ? (
        <span key={at} class="unbroken">
          {part}
        </span>
      ) : (
        part
      ),
    )}
  </>
)

/** A sentence with elements where it names them in braces. */
export const withElements = (
  sentence: string,
  elements: Readonly<Record<string, ComponentChildren>>,
) => sentence.split(/\{(\w+)\}/).map((part, at) => (at % 2 === 0 ? part : elements[part]))
