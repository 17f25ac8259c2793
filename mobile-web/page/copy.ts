/** How long a button confirms what it has done, milliseconds. */
const TOLD_MS = 3000

/** Puts a tick before the button's text for a moment. */
export function confirm(button: HTMLElement): void {
  const text = button.textContent
  button.textContent = `✓ ${text}`
  setTimeout(() => {
    button.textContent = text
  }, TOLD_MS)
}

/**
 * Copies a text. Plain http has no `navigator.clipboard`; if the other way fails too, the text is
 * left selected on the page, behind the button.
 * @param label of the field in which it is then selected
 */
export function copyText(text: string, button: HTMLElement, label: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.setAttribute('aria-label', label)
  if (button.nextElementSibling?.matches('textarea')) button.nextElementSibling.remove()
  button.after(field)
  field.select()
  const isCopied = document.execCommand('copy')
  if (isCopied) {
    field.remove()
    button.focus({ preventScroll: true })
  }
  return isCopied
}
