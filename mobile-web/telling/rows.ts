import type { Messages } from '../messages/en'
import { part } from '../part'
import type { QueuedPhoto } from '../sending/queue'
import { rowText } from './row-text'

export interface RowsDeps {
  list: HTMLElement
  template: HTMLTemplateElement
  messages: Messages
  onCancel: (id: string) => void
  onRetry: (id: string) => void
  /** Puts a small picture of the photo into its place. */
  paintPicture: (id: string, place: Element) => void
}

/** Draws the list: one row a photo, each touched only when its photo has changed. */
export function createRows(deps: RowsDeps) {
  const { list, template, messages } = deps
  const rows = new Map<string, Row>()
  let newest: Row | null = null

  function draw(photos: readonly QueuedPhoto[]): void {
    // New photos stand in front of all others: see Queue.
    const added = photos.filter(({ id }) => !rows.has(id)).map(createRow)
    const before = newest?.element ?? null
    for (const row of added) list.insertBefore(row.element, before)
    newest = added[0] ?? newest
    for (const photo of photos) rows.get(photo.id)?.draw(photo)
  }

  function createRow({ id }: QueuedPhoto): Row {
    const row = createRowFrom(template, messages, (act) =>
      act === 'cancel' ? deps.onCancel(id) : deps.onRetry(id),
    )
    rows.set(id, row)
    deps.paintPicture(id, part(row.element, '.picture'))
    return row
  }

  return { draw }
}

interface Row {
  element: HTMLElement
  draw: (photo: QueuedPhoto) => void
}

function createRowFrom(
  template: HTMLTemplateElement,
  messages: Messages,
  onAct: (act: string | undefined) => void,
): Row {
  const element = part<HTMLElement>(template.content, '.row').cloneNode(true) as HTMLElement
  const title = part(element, '.title')
  const details = element.querySelectorAll('.detail span')
  const bar = part<HTMLProgressElement>(element, 'progress')
  const button = part<HTMLButtonElement>(element, 'button')
  button.addEventListener('click', () => onAct(element.dataset.act))
  let drawn: QueuedPhoto | null = null

  return {
    element,
    draw(photo) {
      if (photo === drawn) return
      drawn = photo
      const text = rowText(photo, messages)
      title.textContent = text.title
      details.forEach((detail, at) => {
        detail.textContent = text.details[at] ?? ''
      })
      element.dataset.state = photo.state.kind
      element.dataset.act = text.act?.kind ?? ''
      // A button that vanishes under the finger or the focus would throw a person back to the top of the page.
      if (!text.act && document.activeElement === button) focus(element)
      button.hidden = text.act === null
      if (text.act) button.setAttribute('aria-label', text.act.label)
      bar.hidden = photo.state.kind !== 'sending' && photo.state.kind !== 'waiting'
      bar.value = photo.state.kind === 'sending' ? photo.state.sent / Math.max(photo.bytes, 1) : 0
      bar.setAttribute('aria-label', messages.progressOf(photo.name))
    },
  }
}

function focus(element: HTMLElement): void {
  element.tabIndex = -1
  element.focus({ preventScroll: true })
}
