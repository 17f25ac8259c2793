import { type ReadonlySignal, signal } from '@preact/signals'

export interface PageFocus {
  /** A text field has the focus. */
  inText: boolean
  /** A dialog lies over the window, so nothing behind it can be done. */
  inDialog: boolean
}

/** Follows where in the window a person is. */
export function followFocus(): ReadonlySignal<PageFocus> {
  const focus = signal<PageFocus>({ inText: false, inDialog: false })
  const look = () => {
    const inText = isTextField(document.activeElement)
    const inDialog = document.querySelector('dialog[open]') !== null
    if (inText !== focus.value.inText || inDialog !== focus.value.inDialog)
      focus.value = { inText, inDialog }
  }
  document.addEventListener('focusin', look)
  document.addEventListener('focusout', () => queueMicrotask(look))
  // A dialog that closes may leave the focus nowhere, and one that is taken away tells nobody.
  const changes = { subtree: true, childList: true, attributeFilter: ['open'] }
  new MutationObserver(look).observe(document.body, changes)
  return focus
}

const TEXT_TYPES = ['text', 'search', 'password', 'number', 'email', 'url', 'tel']

const isTextField = (element: Element | null): boolean =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && TEXT_TYPES.includes(element.type))
