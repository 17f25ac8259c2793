import { describe, expect, it } from 'vitest'
import { photoOf } from './test-photos'
import { tileOfPhoto } from './tiles'
import { arrange, isNarrowed, sendersOf, type View } from './view'

const violet = { id: 'phone-2', name: 'Violet Pixel' }
const tiles = [
  tileOfPhoto(photoOf('c', { name: 'IMG_0044.HEIC', receivedAt: 3000, capturedAt: 100 })),
  tileOfPhoto(photoOf('b', { name: '바다 여행.jpg', receivedAt: 2000, sender: violet })),
  tileOfPhoto(photoOf('a', { name: 'Trip to the sea.jpg', receivedAt: 1000, capturedAt: 2500 })),
]
const ALL: View = { search: '', phone: null, sort: 'arrived' }
const shown = (view: Partial<View>) =>
  arrange(tiles, { ...ALL, ...view })
    .map(({ id }) => id)
    .join('')

describe('what the gallery shows', () => {
  it('is everything, as it came, at first', () => {
    expect(arrange(tiles, ALL)).toBe(tiles)
    expect(isNarrowed(ALL)).toBe(false)
  })

  it('is what has all the words in its name, in any case and order', () => {
    expect(shown({ search: 'heic' })).toBe('c')
    expect(shown({ search: ' sea  TRIP ' })).toBe('a')
    expect(shown({ search: 'sea 44' })).toBe('')
    expect(shown({ search: '바다'.normalize('NFD') })).toBe('b')
  })

  it('is everything again for a search of nothing but spaces', () => {
    expect(shown({ search: '  ' })).toBe('cba')
    expect(isNarrowed({ ...ALL, search: '  ' })).toBe(false)
  })

  it('is what one phone sent', () => {
    expect(shown({ phone: violet.id })).toBe('b')
    expect(shown({ phone: violet.id, search: 'sea' })).toBe('')
    expect(isNarrowed({ ...ALL, phone: violet.id })).toBe(true)
  })

  it('is ordered by when it was taken, or came where it does not say', () => {
    expect(shown({ sort: 'captured' })).toBe('abc')
  })

  it('names each phone once, by its latest name', () => {
    const renamed = tileOfPhoto(photoOf('d', { sender: { ...violet, name: 'Alpha Pixel' } }))
    expect(sendersOf([renamed, ...tiles]).map(({ name }) => name)).toEqual([
      'Alpha Pixel',
      'Green iPhone',
    ])
  })
})
