import { expect, it } from 'vitest'
import type { Photo } from '../../../contract/photo'
import { loadTranslate } from '../../../contract/translate'
import { newsText } from './notification-text'

const [en, ko] = await Promise.all([loadTranslate('en'), loadTranslate('ko')])
const photo = (name: string, rest: Partial<Photo> = {}): Photo => ({
  ...{ id: name, name, bytes: 1, receivedAt: 0, format: 'jpeg', orientation: 1 },
  ...{ size: { width: 4032, height: 3024 }, storedSize: null, capturedAt: null, camera: null },
  ...{ hasLocation: false, isLocationRemoved: false, isConverted: false, isDamaged: false },
  sender: { id: 'one', name: 'Green iPhone' },
  ...rest,
})

it('says how many photos came from whom, and how large the newest are', () => {
  const five = ['a', 'b', 'c', 'd', 'e'].map((name) => photo(name))
  expect(newsText(five, en)).toEqual({
    title: '5 photos from Green iPhone',
    body: 'e, 4032 × 3024\nd, 4032 × 3024\nc, 4032 × 3024',
  })
  expect(newsText(five, ko).title).toBe('Green iPhone에서 보낸 사진 5장')
})

it('counts the phones where there are several, although they may have one name', () => {
  const sender = { id: 'two', name: 'Green iPhone' }
  expect(newsText([photo('a'), photo('b', { sender })], en).title).toBe('2 photos from 2 phones')
})

it('calls photo only what is one, and says no size where none is known', () => {
  const file = photo('a.pdf', { format: 'other', size: null })
  expect(newsText([file], en)).toEqual({ title: '1 file from Green iPhone', body: 'a.pdf' })
})
