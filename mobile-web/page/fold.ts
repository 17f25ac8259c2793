import { elementIn } from './elements'

/** As many rows are shown openly. More are folded away, and a tap unfolds them. */
const FEW = 6

/** A list of rows that folds by itself when they become many, and then only by a person's tap. */
export function createFold(details: HTMLDetailsElement) {
  const summary = elementIn<HTMLElement>(details, 'summary')
  const list = elementIn(details, 'ul')
  let isFolded = false

  return {
    /** Puts a row first. If it has the focus, the focus stays with it or goes to the summary. */
    add(row: HTMLElement): void {
      const hasFocus = row.contains(document.activeElement)
      list.prepend(row)
      if (!hasFocus) return
      row.tabIndex = -1
      row.focus({ preventScroll: true })
      if (document.activeElement !== row) summary.focus({ preventScroll: true })
    },
    /** @param label what the rows are, and how many */
    draw(rows: number, label: string): void {
      details.hidden = rows === 0
      summary.textContent = label
      if (isFolded || rows <= FEW) return
      isFolded = true
      details.open = details.contains(document.activeElement)
      details.dataset.folds = ''
    },
  }
}
