import type { PhotoReceipt } from '../../contract/http'
import type { SentPhoto } from '../phone/remembered'
import { type ErrorCode, endsEverything, isRefusal } from '../sending/errors'
import { isOpen, type QueuedPhoto } from '../sending/queue'
import { elementIn, hide } from './elements'
import { createFold, FEW } from './fold'
import type { Messages } from './messages'

export interface RowsDeps {
  list: HTMLElement
  /** Where the rows of what is saved are moved to, and from there the older ones. */
  newest: HTMLElement
  saved: HTMLDetailsElement
  template: HTMLTemplateElement
  messages: Messages
  onCancel: (id: string) => void
  onRetry: (id: string) => void
  onDismiss: (id: string) => void
  /** A file can no longer be read and has to be chosen again. */
  onChooseAgain: () => void
  /** Puts a small picture of the photo into the target. */
  paintPicture: (id: string, target: Element) => void
}

/** Draws the list, one row a photo. A row is redrawn only when its photo has changed. */
export function createRows(deps: RowsDeps) {
  const { list, messages } = deps
  const fold = createFold(deps.newest, deps.saved)
  const rows = new Map<string, Row>()
  /** By the ids of photos; one may come before the receipt of its photo. */
  const results = new Map<string, string>()

  function draw(photos: readonly QueuedPhoto[]): void {
    const ids = new Set(photos.map(({ id }) => id))
    for (const [id, row] of rows) if (!ids.has(id)) remove(id, row)
    // New photos come first, see Queue.
    const added = photos.filter(({ id }) => !rows.has(id)).map(createRow)
    list.prepend(...added.map(({ element }) => element))
    for (const photo of photos) {
      const row = rows.get(photo.id)
      row?.draw(photo)
      if (row && 'photo' in photo.state && row.element.parentNode === list) fold.add(row.element)
    }
    const saved = photos.filter(({ state }) => state.kind === 'saved').length
    const skipped = photos.filter(({ state }) => state.kind === 'skipped').length
    fold.label(
      saved > 0
        ? messages.say('phone.saved', { saved })
        : messages.say('phone.alreadyThere', { saved: skipped }),
    )
  }

  /** The computer's command has run for a photo. */
  function setResult(photoId: string, text: string): void {
    results.set(photoId, text)
    for (const row of rows.values()) row.redraw()
  }

  function createRow({ id }: QueuedPhoto): Row {
    const row = createRowFrom(deps, results, (act) => {
      if (act === 'cancel') deps.onCancel(id)
      else if (act === 'choose') deps.onChooseAgain()
      else if (act === 'dismiss') deps.onDismiss(id)
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

  return { draw, setResult, isEmpty: () => rows.size === 0 }
}

/** A photo on the list, or one of an earlier visit. */
type Painted =
  | QueuedPhoto
  | (Omit<QueuedPhoto, 'state'> & { state: { kind: 'saved'; photo: SavedFacts } })
/** What is remembered of a receipt, and what may stand in it besides. */
type SavedFacts = Omit<SentPhoto, 'at'> & Partial<PhotoReceipt>

interface Row {
  element: HTMLElement
  draw: (photo: Painted) => void
  redraw: () => void
}

/** Shows the receipts of earlier visits, each with its day. */
export function drawEarlier(
  details: HTMLDetailsElement,
  photos: readonly SentPhoto[],
  deps: Pick<RowsDeps, 'template' | 'messages'>,
): void {
  const list = elementIn(details, 'ul')
  const { date, say } = deps.messages
  const days = new Map(photos.map(({ id, at }) => [id, date(at)]))
  for (const photo of [...photos].reverse()) {
    const row = createRowFrom(deps, days, () => {})
    const { id, name, bytes } = photo
    row.draw({ id, name, type: '', bytes, sent: bytes, state: { kind: 'saved', photo } })
    list.prepend(row.element)
  }
  details.hidden = photos.length === 0
  details.open = photos.length <= FEW
  elementIn(details, 'summary').textContent = say('phone.savedEarlier', { saved: photos.length })
}

function createRowFrom(
  { template, messages }: Pick<RowsDeps, 'template' | 'messages'>,
  results: ReadonlyMap<string, string>,
  onAct: (act: string | undefined) => void,
): Row {
  const element = elementIn<HTMLElement>(template.content, '.row').cloneNode(true) as HTMLElement
  const title = elementIn(element, '.title')
  const detail = elementIn(element, '.detail')
  const bar = elementIn<HTMLProgressElement>(element, 'progress')
  const button = elementIn<HTMLButtonElement>(element, 'button')
  button.addEventListener('click', () => onAct(element.dataset.act))
  let drawn: Painted | null = null

  function paint(photo: Painted): void {
    const text = rowText(photo, messages, results)
    title.textContent = text.title
    detail.textContent = text.detail
    element.dataset.state = photo.state.kind
    element.dataset.act = text.act?.kind ?? ''
    hide(button, text.act === null, element)
    if (text.act) button.setAttribute('aria-label', text.act.label)
    bar.hidden = !isOpen(photo as QueuedPhoto)
    bar.value = photo.sent / Math.max(photo.bytes, 1)
    bar.setAttribute('aria-label', photo.name)
  }

  return {
    element,
    draw(photo) {
      if (photo === drawn) return
      drawn = photo
      paint(photo)
    },
    redraw: () => drawn && paint(drawn),
  }
}

/** What a row says and offers. */
export interface RowText {
  title: string
  detail: string
  act: { kind: 'cancel' | 'retry' | 'choose' | 'dismiss'; label: string } | null
}

/** @param results what the computer's command said of photos, by their ids there */
export function rowText(
  photo: Painted,
  messages: Messages,
  results: ReadonlyMap<string, string>,
): RowText {
  const { state, bytes, sent } = photo
  const title = messages.isolate(photo.name)
  const cancel = {
    kind: 'cancel',
    label: messages.say('phone.cancel', { name: photo.name }),
  } as const
  const retry = { kind: 'retry', label: messages.say('phone.retry', { name: photo.name }) } as const
  switch (state.kind) {
    case 'waiting':
      return { title, detail: messages.bytes(bytes), act: cancel }
    case 'reading':
    case 'sending': {
      const detail = state.error ? messages.say('phone.paused') : messages.bytesOf(sent, bytes)
      return { title, detail, act: cancel }
    }
    case 'saved':
    case 'skipped': {
      const { photo: saved } = state
      const name = messages.say(state.kind === 'saved' ? 'phone.savedAs' : 'phone.alreadyAs', {
        name: saved.name,
      })
      const deeds = deedsOf(saved).map((deed) => messages.say(deed))
      const { width, height, duration } = saved
      const said = results.get(saved.id) ?? saved.result?.label
      // A photo of unknown size is shown by its name.
      const hasSize = width !== null && height !== null
      const details = [
        ...(said ? [said] : []),
        // Nobody counts the pixels of a video.
        ...(hasSize && !duration ? [messages.megapixels(width * height)] : []),
        messages.bytes(saved.bytes),
        name,
        ...deeds,
      ]
      return {
        title: hasSize ? messages.measures(width, height, duration) : title,
        detail: details.map(messages.isolate).join(' · '),
        act: null,
      }
    }
    case 'failed':
      return {
        title,
        // What ends everything is said once, above the list.
        detail: endsEverything(state.code)
          ? messages.say('phone.cancelled')
          : messages.error(state.code),
        act: state.retryable ? retry : actAfter(state.code),
      }
    case 'cancelled':
      return { title, detail: messages.say('phone.cancelled'), act: retry }
  }

  function actAfter(code: ErrorCode): RowText['act'] {
    const { name } = photo
    if (isRefusal(code)) {
      return { kind: 'dismiss', label: messages.say('phone.handed.dismiss', { name }) }
    }
    if (code !== 'UNREADABLE') return null
    return { kind: 'choose', label: messages.say('phone.chooseAgain', { name }) }
  }
}

/** What the phone changed in the picture before it was sent, as the computer found it. */
function deedsOf({ format, isConverted, isLocationRemoved }: SavedFacts) {
  return [
    ...(format === 'heic' ? (['phone.heicKept'] as const) : []),
    ...(isConverted ? (['phone.heicConverted'] as const) : []),
    ...(isLocationRemoved ? (['phone.locationRemoved'] as const) : []),
  ]
}
