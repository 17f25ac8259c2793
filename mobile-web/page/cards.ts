import { type Card, type Cards, isHere } from '../handed/cards'
import type { DeviceKind } from '../phone/self'
import { confirm, copyText } from './copy'
import { elementIn } from './elements'
import type { Messages } from './messages'

export interface CardsViewDeps {
  device: DeviceKind
  messages: Messages
  /** The browser to open where the app around this page saves no file; null: it does. */
  otherBrowser: string | null
  /** It was saved, copied or opened. */
  onUse: (id: string) => void
  onDismiss: (id: string) => void
}

/** A card that was used goes after this time, milliseconds: until then it can be used again. */
const USED_MS = 60_000

/** A finger that rests on a picture for so long opens the browser's menu, milliseconds. */
const HELD_MS = 500

/** Draws what the computer offers to this phone, the newest first. */
export function createCardsView(page: Document, deps: CardsViewDeps) {
  const { device, messages, otherBrowser } = deps
  const section = elementIn<HTMLElement>(page, '#handed')
  const heading = elementIn<HTMLElement>(section, 'h2')
  const list = elementIn<HTMLElement>(section, 'ul')
  const hint = elementIn<HTMLElement>(section, '#how-to-save')
  const template = elementIn<HTMLTemplateElement>(page, '#card')
  const views = new Map<string, CardView>()
  const holds = device === 'iphone' || device === 'ipad'

  return (cards: Cards): void => {
    const isFirst = views.size === 0 && cards.length > 0
    for (const [id, view] of views) if (!cards.some((card) => card.id === id)) remove(id, view)
    for (const card of cards) (views.get(card.id) ?? create(card)).draw(card)
    section.hidden = cards.length === 0
    // What is told there is only true of files.
    const hasDownload = cards.some(({ text, isShown }) => text === null && !(holds && isShown))
    const isHindered = otherBrowser !== null && hasDownload
    hint.hidden =
      !isHindered && !cards.some(({ kind, picture }) => (holds ? picture : kind !== 'text'))
    hint.textContent = isHindered
      ? messages.say('phone.otherBrowser', { browser: otherBrowser })
      : messages.say(holds ? 'phone.handed.hold' : 'phone.handed.downloads')
    if (isFirst) section.scrollIntoView({ block: 'nearest' })
  }

  function create(card: Card): CardView {
    const element = elementIn(template.content, 'li').cloneNode(true) as HTMLElement
    const view = createCardView(element, card, deps)
    views.set(card.id, view)
    list.prepend(element)
    return view
  }

  function remove(id: string, { element, free }: CardView): void {
    views.delete(id)
    if (element.contains(page.activeElement)) {
      heading.tabIndex = -1
      heading.focus({ preventScroll: true })
    }
    element.remove()
    free()
  }
}

/** The sentence of what is done with each kind: `phone.handed.*`. */
const LABELS = { photo: 'save', file: 'save', text: 'copy', link: 'open' } as const

interface CardView {
  element: HTMLElement
  draw: (card: Card) => void
  /** Lets go of the picture. */
  free: () => void
}

function createCardView(
  element: HTMLElement,
  { id, kind, name, bytes, width, height, text, path, isShown }: Card,
  { messages, onUse, onDismiss }: CardsViewDeps,
): CardView {
  const shape = elementIn<HTMLElement>(element, '.shape')
  const bar = elementIn<HTMLProgressElement>(element, 'progress')
  const words = elementIn<HTMLElement>(element, '.words')
  const link = document.createElement('a')
  const copy = document.createElement('button')
  const button = kind === 'text' ? copy : link
  const cross = elementIn(element, '.round')
  const hasSize = width !== null && height !== null
  const dismiss = () => onDismiss(id)
  let url = ''

  elementIn(element, '.title').textContent = hasSize
    ? messages.measures(width, height, null)
    : text === null
      ? name
      : ''
  elementIn(element, '.detail').textContent = [
    ...(hasSize ? [messages.megapixels(width * height)] : []),
    ...(text === null ? [messages.bytes(bytes)] : []),
    ...(hasSize ? [name] : []),
  ]
    .map(messages.isolate)
    .join(' · ')
  words.textContent = text
  words.hidden = text === null
  shape.hidden = !isShown
  if (hasSize) shape.style.aspectRatio = `${width} / ${height}`
  bar.setAttribute('aria-label', name)
  cross.setAttribute('aria-label', messages.say('phone.handed.dismiss', { name }))
  cross.addEventListener('click', dismiss)

  button.className = 'big'
  button.textContent = messages.say(`phone.handed.${LABELS[kind]}`)
  copy.type = 'button'
  link.href = text ?? path
  if (kind === 'link') link.relList.add('noopener', 'noreferrer')
  if (kind === 'link') link.target = '_blank'
  else link.download = name
  button.addEventListener('click', () => {
    if (kind === 'text' && !copyText(text ?? '', copy, name)) return
    // A download goes when the computer says that all of it has arrived.
    if (kind === 'file' || (kind === 'photo' && !isShown)) return
    confirm(button)
    onUse(id)
    setTimeout(dismiss, USED_MS)
  })
  element.append(button)

  return {
    element,
    draw(card) {
      bar.hidden = card.sent === null || isHere(card)
      bar.value = (card.sent ?? 0) / Math.max(bytes, 1)
      button.hidden = isShown && card.picture === null
      if (card.picture === null || url !== '') return
      url = URL.createObjectURL(card.picture)
      link.href = url
      const picture = new Image()
      picture.alt = name
      // Not every browser shows every format. It can be saved all the same.
      picture.onerror = () => {
        shape.hidden = true
      }
      picture.onload = () => {
        shape.style.aspectRatio = `${picture.naturalWidth} / ${picture.naturalHeight}`
      }
      // The browser's menu may save it, and Safari tells nothing of that.
      let held = 0
      picture.ontouchstart = () => {
        held = window.setTimeout(onUse, HELD_MS, id)
      }
      picture.ontouchmove = picture.ontouchend = () => clearTimeout(held)
      picture.src = url
      shape.append(picture)
    },
    free: () => URL.revokeObjectURL(url),
  }
}
