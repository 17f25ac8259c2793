import { type Queue, totalsOf } from '../sending/queue'
import type { Messages } from './messages'

/**
 * The receipt as text: one line for each saved photo, with its size in pixels and in bytes. Where
 * the saved name differs, the phone's own name comes first.
 */
export function receiptList(queue: Queue, messages: Messages): string {
  const lines = queue.flatMap(({ name, state }) => {
    if (!('photo' in state)) return []
    const { photo } = state
    const { width, height, duration } = photo
    const size = width && height ? [messages.measures(width, height, duration)] : []
    const names = photo.name === name ? name : `${name} → ${photo.name}`
    return [[names, ...size, messages.bytes(photo.bytes)].map(messages.isolate).join(' · ')]
  })
  return [messages.allSaved(lines.length, totalsOf(queue).savedKinds), ...lines].join('\n')
}

/** How long the button confirms a copy, milliseconds. */
const TOLD_MS = 3000

/**
 * The button that shares the receipt where the browser allows it (https), and copies it elsewhere.
 * @param list gives the text
 */
export function createKeepList(button: HTMLElement, messages: Messages, list: () => string): void {
  const canShare = 'share' in navigator
  const name = () => {
    button.textContent = messages.say(canShare ? 'phone.shareList' : 'phone.copyList')
  }
  name()
  button.addEventListener('click', () => {
    const text = list()
    // Rejected when the share sheet is closed without a choice, which is no error.
    if (canShare) navigator.share({ text }).catch(() => null)
    else if (copy(text)) {
      button.textContent = `✓ ${messages.say('phone.copyList')}`
      setTimeout(name, TOLD_MS)
    }
  })

  /**
   * Plain http has no `navigator.clipboard`. If this fails too, the text stays selected on the
   * page.
   */
  function copy(text: string): boolean {
    const field = document.createElement('textarea')
    field.value = text
    field.readOnly = true
    field.setAttribute('aria-label', messages.say('phone.copyList'))
    document.querySelector('#keep-list + textarea')?.remove()
    button.after(field)
    field.select()
    const isCopied = document.execCommand('copy')
    if (isCopied) {
      field.remove()
      button.focus({ preventScroll: true })
    }
    return isCopied
  }
}
