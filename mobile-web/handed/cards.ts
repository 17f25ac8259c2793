import type { HandedCard, PhoneMessage } from '../../contract/handed'

/** One thing that the computer offers to this phone, or that the phone has already. */
export interface Card extends HandedCard {
  /** The page fetches it by itself and shows it; what it does not show, the browser downloads. */
  isShown: boolean
  /** Bytes on their way or here; null while nothing was fetched. */
  sent: number | null
  /** What is shown, once all of it is on the phone. */
  picture: Blob | null
  /** Its person has saved, copied or opened it; the computer knows that. */
  isUsed: boolean
}

/** The oldest first. */
export type Cards = readonly Card[]

export type CardAction =
  | PhoneMessage
  | { type: 'picture'; id: string; picture: Blob }
  | { type: 'used' | 'dismissed'; id: string }

/** Pictures in all that are held in the page, bytes: phones end a page that takes too much. */
const MOST_HELD = 64e6
/** A larger picture is a download, which can go on after a break. */
const LARGEST = 24e6
/** Decoded it takes four bytes a pixel. */
const MOST_PIXELS = 50e6

/** The cards after a message of the computer or what happened here; the same if nothing changes. */
export function cardsAfter(cards: Cards, action: CardAction): Cards {
  const change = (id: string, some: (card: Card) => Partial<Card>) =>
    cards.map((card) => (card.id === id ? { ...card, ...some(card) } : card))
  const without = (id: string, isOver: (card: Card) => boolean) =>
    cards.filter((card) => card.id !== id || !isOver(card))

  switch (action.type) {
    case 'start':
      return cards.filter(isHere)
    case 'handed': {
      if (cards.some(({ id }) => id === action.id)) return cards
      const { type: _, ...card } = action
      const isShown = isShowable(card, cards)
      return [...cards, { ...card, isShown, sent: null, picture: null, isUsed: false }]
    }
    case 'fetching':
      // The computer's own count may come later than ours.
      return change(action.id, ({ sent }) => ({ sent: Math.max(sent ?? 0, action.sent) }))
    case 'picture':
      return change(action.id, () => ({ picture: action.picture }))
    case 'used':
      return change(action.id, () => ({ isUsed: true }))
    case 'dismissed':
    case 'taken-back':
      return without(action.id, () => true)
    case 'fetched':
      // A picture is here once the page has it.
      return without(action.id, ({ isShown }) => !isShown)
    case 'withdrawn':
      return without(action.id, (card) => !isHere(card))
    default:
      return cards
  }
}

/** It stays, whatever becomes of its address. */
export const isHere = ({ text, picture }: Pick<Card, 'text' | 'picture'>): boolean =>
  text !== null || picture !== null

function isShowable({ kind, bytes, width, height }: HandedCard, cards: Cards): boolean {
  const held = cards.reduce((sum, card) => sum + (card.isShown ? card.bytes : 0), 0)
  return (
    kind === 'photo' &&
    bytes <= LARGEST &&
    (width ?? 0) * (height ?? 0) <= MOST_PIXELS &&
    held + bytes <= MOST_HELD
  )
}
