import { useEffect, useRef } from 'preact/hooks'

/** Where keys have a meaning of their own. */
const OWN_KEYS = 'input, select, textarea, dialog, [role="menu"]'

/**
 * Hears keys wherever the focus is in the window, but for text fields, open dialogs and menus.
 * @param onKey answers whether the key was meant for it; then it does nothing else.
 */
export function useKeys(
  onKey: (event: KeyboardEvent, target: HTMLElement | null) => boolean,
): void {
  const latest = useRef(onKey)
  latest.current = onKey
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null
      if (event.defaultPrevented || target?.closest(OWN_KEYS)) return
      if (document.querySelector('dialog[open]')) return
      if (latest.current(event, target)) event.preventDefault()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
}
