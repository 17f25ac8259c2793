import type { Messages } from '../messages/messages'

/** Long enough to be read, milliseconds. */
const TOLD_MS = 3000

/**
 * The button that lets a person keep the receipt: by the phone's own sharing where the page may ask for it (https), else as copied text.
 * @param list gives the text
 */
export function createKeepList(button: HTMLElement, messages: Messages, list: () => string): void {
  const canShare = 'share' in navigator
  const name = () => {
    button.textContent = messages.say(canShare ? 'share' : 'copy')
  }
  name()
  button.addEventListener('click', () => {
    const text = list()
    // Whoever closes the phone's sharing without choosing has decided; there is nothing to tell.
    if (canShare) navigator.share({ text }).catch(() => null)
    else if (copy(text)) {
      button.textContent = `✓ ${messages.say('copy')}`
      setTimeout(name, TOLD_MS)
    }
  })

  /** On plain http there is no `navigator.clipboard`. Where this is denied too, the text stays on the page, selected. */
  function copy(text: string): boolean {
    const place = document.createElement('textarea')
    place.value = text
    place.readOnly = true
    place.setAttribute('aria-label', messages.say('copy'))
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
