import { describe, expect, it } from 'vitest'
import type { HandedCard } from '../../contract/handed'
import { type CardAction, type Cards, cardsAfter } from './cards'

const photo: HandedCard = {
  ...{ id: 'p', kind: 'photo', name: 'a.jpg', bytes: 3_000_000, width: 4000, height: 3000 },
  ...{ text: null, path: 'handed/secret' },
}
const file: HandedCard = {
  ...photo,
  ...{ id: 'f', kind: 'file', name: 'a.pdf', width: null, height: null },
}
const text: HandedCard = { ...file, id: 't', kind: 'text', text: 'words' }
const handed = (card: HandedCard): CardAction => ({ type: 'handed', ...card })
const picture = new Blob(['x'])
const cardsOf = (...actions: CardAction[]): Cards => actions.reduce<Cards>(cardsAfter, [])
const ids = (cards: Cards) => cards.map(({ id }) => id)
const all = [handed(photo), handed(file), handed(text)]

describe('cardsAfter', () => {
  it('keeps the order, and takes no card twice', () => {
    expect(ids(cardsOf(...all, handed(photo)))).toEqual(['p', 'f', 't'])
  })

  it('a download that has arrived goes; a picture stays to be saved', () => {
    expect(ids(cardsOf(...all, { type: 'fetched', id: 'f' }))).toEqual(['p', 't'])
    expect(ids(cardsOf(...all, { type: 'fetched', id: 'p' }))).toEqual(['p', 'f', 't'])
  })

  it.each(['withdrawn', 'start'] as const)('%s takes what is not on the phone yet', (type) => {
    const end = (id: string): CardAction => (type === 'start' ? { type } : { type, id })
    expect(ids(cardsOf(...all, end('p')))).not.toContain('p')
    expect(ids(cardsOf(...all, { type: 'picture', id: 'p', picture }, end('p')))).toContain('p')
    expect(ids(cardsOf(...all, end('t')))).toContain('t')
  })

  it.each(['dismissed', 'taken-back'] as const)('what was %s goes, wherever it is', (type) => {
    const here = cardsOf(...all, { type: 'picture', id: 'p', picture })
    expect(ids(cardsAfter(here, { type, id: 'p' }))).toEqual(['f', 't'])
    expect(ids(cardsAfter(here, { type, id: 't' }))).toEqual(['p', 'f'])
  })

  it('progress never goes back', () => {
    const fetching = (sent: number): CardAction => ({ type: 'fetching', id: 'f', sent })
    const [, card] = cardsOf(...all, fetching(200), fetching(100))
    expect(card?.sent).toBe(200)
  })

  it('shows pictures that a phone can hold, and leaves the rest to the browser', () => {
    const shown = (some: Partial<HandedCard>) => cardsOf(handed({ ...photo, ...some }))[0]?.isShown
    expect(shown({})).toBe(true)
    expect(shown({ width: null, height: null })).toBe(true)
    expect(shown({ bytes: 24e6 + 1 })).toBe(false)
    expect(shown({ width: 10_000, height: 6000 })).toBe(false)
    expect(shown({ kind: 'file' })).toBe(false)
    const many = cardsOf(
      ...Array.from({ length: 40 }, (_, at) => handed({ ...photo, id: `${at}` })),
    )
    expect(many.filter(({ isShown }) => isShown)).toHaveLength(21)
  })
})
