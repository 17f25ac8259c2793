import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { TextDirection } from '../../contract/language'
import type { Size } from '../../contract/photo'
import { noticeSentence } from './format'
import { useLanguage } from './language'

/** Hears keys wherever the focus is, also where it is on nothing; `onKey` may be another one at each drawing. */
export function useDocumentKeys(onKey: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKey)
  latest.current = onKey
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent) => latest.current(event)
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
}

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

/** The size of an element, CSS pixels; null before its first layout. */
export function useSize(element: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null)
  useLayoutEffect(() => {
    const measured = element.current
    if (!measured) return
    const observer = new ResizeObserver(() =>
      setSize({ width: measured.clientWidth, height: measured.clientHeight }),
    )
    observer.observe(measured)
    return () => observer.disconnect()
  }, [element])
  return size
}

/**
 * Runs a call of the bridge and says how it went.
 * @param subject what the calls are about; what was said of another subject is not shown.
 * @returns the sentence to show ('' at first) and the verb; `done` is said when the call succeeded, else why it did not.
 */
export function useOutcome(
  subject: string,
): [status: string, run: (call: Promise<void>, done: string) => void] {
  const { t } = useLanguage()
  const [said, setSaid] = useState({ subject, text: '' })
  const run = (call: Promise<void>, done: string) => {
    call.then(
      () => setSaid({ subject, text: done }),
      (error: unknown) => setSaid({ subject, text: noticeSentence(t, error) }),
    )
  }
  return [said.subject === subject ? said.text : '', run]
}

/** Where an arrow key leads in reading order: 1 is on, -1 is back, 0 nowhere. What is next lies where reading goes on. */
export function stepOf(key: string, direction: TextDirection): -1 | 0 | 1 {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return 0
  return (key === 'ArrowRight') === (direction === 'ltr') ? 1 : -1
}
