import { type Queue, totalsOf } from '../sending/queue'
import { confirm, copyText } from './copy'
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
  const totals = totalsOf(queue)
  return [
    messages.allSaved(totals),
    ...(totals.isSafe ? [messages.say('phone.safeToDelete')] : []),
    ...lines,
  ].join('\n')
}

/**
 * The button that shares the receipt where the browser allows it (https), and copies it elsewhere.
 * @param list gives the text
 */
export function createKeepList(button: HTMLElement, messages: Messages, list: () => string): void {
  const canShare = 'share' in navigator
  const name = messages.say(canShare ? 'phone.shareList' : 'phone.copyList')
  button.textContent = name
  button.addEventListener('click', () => {
    const text = list()
    // Rejected when the share sheet is closed without a choice, which is no error.
    if (canShare) navigator.share({ text }).catch(() => null)
    else if (copyText(text, button, name)) confirm(button)
  })
}
