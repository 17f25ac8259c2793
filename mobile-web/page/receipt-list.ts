import type { Queue } from '../sending/queue'
import type { Messages } from './messages'

/**
 * The receipt as text that can be kept: what stands on the computer, a line a photo, with its size in pixels and its length.
 * Where the saved name is another one, the phone's own name comes first.
 */
export function receiptList(queue: Queue, messages: Messages): string {
  const lines = queue.flatMap(({ name, state }) => {
    if (!('photo' in state)) return []
    const { photo } = state
    const size = photo.width && photo.height ? [messages.size(photo.width, photo.height)] : []
    const names = photo.name === name ? name : `${name} → ${photo.name}`
    return [[names, ...size, messages.bytes(photo.bytes)].map(messages.isolate).join(' · ')]
  })
  return [messages.allSaved(lines.length), ...lines].join('\n')
}

/** Long enough to be read, milliseconds. */
const TOLD_MS = 3000

/**
 * The button that lets a person keep the receipt: by the phone's own sharing where the page may ask for it (https), else as copied text.
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
    // Whoever closes the phone's sharing without choosing has decided; there is nothing to tell.
    if (canShare) navigator.share({ text }).catch(() => null)
    else if (copy(text)) {
      button.textContent = `✓ ${messages.say('phone.copyList')}`
      setTimeout(name, TOLD_MS)
    }
  })

  /** On plain http there is no `navigator.clipboard`. Where this is denied too, the text stays on the page, selected. */
  function copy(text: string): boolean {
    const place = document.createElement('textarea')
    place.value = text
    place.readOnly = true
    place.setAttribute('aria-label', messages.say('phone.copyList'))
    document.querySelector('#keep-list + textarea')?.remove()
    button.after(place)
    place.select()
    const isCopied = document.execCommand('copy')
    if (isCopied) {
      place.remove()
      button.focus({ preventScroll: true })
    }
    return isCopied
  }
}
