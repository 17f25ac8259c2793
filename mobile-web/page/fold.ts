import { elementIn } from './elements'

/** As many of the newest rows are shown openly. */
export const FEW = 6

/** The newest rows of a list. Those before are folded away, and a tap unfolds them. */
export function createFold(newest: HTMLElement, details: HTMLDetailsElement) {
  const summary = elementIn<HTMLElement>(details, 'summary')
  const older = elementIn(details, 'ul')

  /** If the row has the focus, the focus stays with it or goes to the summary. */
  function putFirst(list: Element, row: HTMLElement): void {
    const hasFocus = row.contains(document.activeElement)
    list.prepend(row)
    if (!hasFocus) return
    row.tabIndex = -1
    row.focus({ preventScroll: true })
    if (document.activeElement !== row) summary.focus({ preventScroll: true })
  }

  return {
    /** Puts a row first. */
    add(row: HTMLElement): void {
      putFirst(newest, row)
      const old = newest.children[FEW]
      if (!old) return
      details.hidden = false
      putFirst(older, old as HTMLElement)
    },
    /** @param label what the rows are, and how many in all */
    label(text: string): void {
      summary.textContent = text
    },
  }
}
