import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { TextDirection } from '../../contract/language'
import type { Size } from '../../contract/photo'
import { noticeSentence } from './format'
import { useLanguage } from './language'

/**
 * Hears keys wherever the focus is, even on nothing. `onKey` may change at each render.
 * @param on `window` hears after all that `document` hears
 */
export function useDocumentKeys(
  onKey: (event: KeyboardEvent) => void,
  on: Document | Window = document,
): void {
  const latest = useRef(onKey)
  latest.current = onKey
  useLayoutEffect(() => {
    const hear = (event: Event) => event instanceof KeyboardEvent && latest.current(event)
    on.addEventListener('keydown', hear)
    return () => on.removeEventListener('keydown', hear)
  }, [on])
}

/** Where keys have a meaning of their own. */
const OWN_KEYS = 'input, select, textarea, dialog, [role="menu"]'

/** What is open in front of everything else has the keys. */
const IN_FRONT = 'dialog[open], :popover-open'

/** Answers whether the key was meant for it; then its default is prevented. */
type TakeKey = (event: KeyboardEvent, target: HTMLElement | null) => boolean

/** Hears keys wherever the focus is, except in text fields, open dialogs, lists and menus. */
export function useKeys(takeKey: TakeKey, on: Document | Window = document): void {
  useDocumentKeys((event) => {
    const target = event.target instanceof HTMLElement ? event.target : null
    if (event.defaultPrevented || target?.closest(OWN_KEYS)) return
    if (document.querySelector(IN_FRONT)) return
    if (takeKey(event, target)) event.preventDefault()
  }, on)
}

/** Hears the keys that nothing else has taken. */
export const useLastKeys = (takeKey: TakeKey): void => useKeys(takeKey, window)

/** The value; while it is still, the one that it had before. */
export function useStill<Value>(value: Value, isStill: boolean): Value {
  const kept = useRef(value)
  if (!isStill) kept.current = value
  return kept.current
}

/** The size of an element, CSS pixels; null before its first layout. */
export function useSize(element: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null)
  useLayoutEffect(() => {
    const measured = element.current
    if (!measured) return
    // The element may stand in another window than this script.
    const view = measured.ownerDocument.defaultView ?? window
    const observer = new view.ResizeObserver(() =>
      setSize({ width: measured.clientWidth, height: measured.clientHeight }),
    )
    observer.observe(measured)
    return () => observer.disconnect()
  }, [element])
  return size
}

/**
 * Those of these ids that have been among them for so long, milliseconds. The component is drawn
 * again when the next one has.
 */
export function useLasting(ids: readonly string[], ms: number): ReadonlySet<string> {
  const since = useRef(new Map<string, number>())
  const [, redraw] = useState(0)
  const now = performance.now()
  since.current = new Map(ids.map((id) => [id, since.current.get(id) ?? now]))
  const waits = [...since.current.values()].map((at) => at + ms - now).filter((wait) => wait > 0)
  const next = Math.min(...waits)
  useLayoutEffect(() => {
    if (!Number.isFinite(next)) return
    const timer = setTimeout(() => redraw((count) => count + 1), next + 1)
    return () => clearTimeout(timer)
  }, [next])
  return new Set(ids.filter((id) => now - (since.current.get(id) ?? now) >= ms))
}

/**
 * Runs a call of the bridge and reports the result.
 * @param subject what the calls are about; a result about another subject is not shown.
 * @returns the sentence to show ('' at first) and the verb; `done` is shown on success, else the
 * error.
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

/** The step of an arrow key in reading order: 1 forward, -1 back, 0 none. */
export function stepOf(key: string, direction: TextDirection): -1 | 0 | 1 {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return 0
  return (key === 'ArrowRight') === (direction === 'ltr') ? 1 : -1
}

/** What of a row can have the focus. */
const CONTROLS = 'button, a[href], summary, input, select, textarea'
/** What needs the arrow keys itself. */
const OWN_ARROWS = 'input, select, textarea'

/**
 * Goes through the rows of a list, its children: with the arrow keys to the same control of the
 * next row that has any, with Home and End to the first and the last row.
 */
export function onListKey(event: KeyboardEvent): void {
  const { key, currentTarget: list, target } = event
  if (!(list instanceof Element && target instanceof Element) || target.matches(OWN_ARROWS)) return
  const rows = [...list.children]
    .map((row) => [row, ...row.querySelectorAll('*')].filter((each) => each.matches(CONTROLS)))
    .filter((controls) => controls.length > 0)
  const at = rows.findIndex((controls) => controls.includes(target))
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[key]
  const row = at === -1 || to === undefined ? undefined : rows[to]
  if (!row) return
  const control = row[rows[at]?.indexOf(target) ?? 0] ?? row.at(-1)
  event.preventDefault()
  if (control instanceof HTMLElement) control.focus()
}
