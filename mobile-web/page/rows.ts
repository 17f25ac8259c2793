import type { Messages } from '../messages/messages'
import { isOpen, type QueuedPhoto } from '../sending/queue'
import { elementIn } from './element-in'
import { hide } from './hide'
import { rowText } from './row-text'

export interface RowsDeps {
  list: HTMLElement
  template: HTMLTemplateElement
  messages: Messages
  onCancel: (id: string) => void
  onRetry: (id: string) => void
  /** The phone no longer gives a file: the person is to choose it again. */
  onChooseAgain: () => void
  /** Puts a small picture of the photo into its place. */
  paintPicture: (id: string, place: Element) => void
}

/** Draws the list: one row a photo, each touched only when its photo has changed. */
export function createRows(deps: RowsDeps) {
  const { list } = deps
  const rows = new Map<string, Row>()

  function draw(photos: readonly QueuedPhoto[]): void {
    const ids = new Set(photos.map(({ id }) => id))
    for (const [id, row] of rows) if (!ids.has(id)) remove(id, row)
    // New photos stand in front of all others: see Queue.
    const added = photos.filter(({ id }) => !rows.has(id)).map(createRow)
    list.prepend(...added.map(({ element }) => element))
    for (const photo of photos) rows.get(photo.id)?.draw(photo)
  }

  function createRow({ id }: QueuedPhoto): Row {
    const row = createRowFrom(deps, (act) => {
      if (act === 'cancel') deps.onCancel(id)
      else if (act === 'choose') deps.onChooseAgain()
      else deps.onRetry(id)
    })
    rows.set(id, row)
    deps.paintPicture(id, elementIn(row.element, '.picture'))
    return row
  }

  function remove(id: string, row: Row): void {
    rows.delete(id)
    row.element.remove()
  }

  return { draw }
}

interface Row {
  element: HTMLElement
  draw: (photo: QueuedPhoto) => void
}

function createRowFrom(
  { template, messages }: RowsDeps,
  onAct: (act: string | undefined) => void,
): Row {
  const element = elementIn<HTMLElement>(template.content, '.row').cloneNode(true) as HTMLElement
  const title = elementIn(element, '.title')
  const detail = elementIn(element, '.detail')
  const bar = elementIn<HTMLProgressElement>(element, 'progress')
  const button = elementIn<HTMLButtonElement>(element, 'button')
  button.addEventListener('click', () => onAct(element.dataset.act))
  let drawn: QueuedPhoto | null = null

  return {
    element,
    draw(photo) {
      if (photo === drawn) return
      drawn = photo
      const text = rowText(photo, messages)
      title.textContent = text.title
      detail.textContent = text.detail
      element.dataset.state = photo.state.kind
      element.dataset.act = text.act?.kind ?? ''
      hide(button, text.act === null, element)
      if (text.act) button.setAttribute('aria-label', text.act.label)
      bar.hidden = !isOpen(photo)
      bar.value = photo.sent / Math.max(photo.bytes, 1)
      bar.setAttribute('aria-label', photo.name)
    },
  }
}
