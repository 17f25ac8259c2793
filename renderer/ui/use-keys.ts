import { useDocumentKeys } from './use-document-keys'

/** Where keys have a meaning of their own. */
const OWN_KEYS = 'input, select, textarea, dialog, [role="menu"]'

/**
 * Hears keys wherever the focus is in the window, but for text fields, open dialogs and menus.
 * @param onKey answers whether the key was meant for it; then it does nothing else.
 */
export function useKeys(
  onKey: (event: KeyboardEvent, target: HTMLElement | null) => boolean,
): void {
  useDocumentKeys((event) => {
    const target = event.target instanceof HTMLElement ? event.target : null
    if (event.defaultPrevented || target?.closest(OWN_KEYS)) return
    if (document.querySelector('dialog[open]')) return
    if (onKey(event, target)) event.preventDefault()
  })
}
