import { expect, it } from 'vitest'
import { BY_HAND } from '../../contract/photo'
import { loadTranslate } from '../../contract/translate'
import { senderName, senderText } from './sender-text'

const ko = await loadTranslate('ko')

it('calls a phone by its own name in every language', () => {
  const phone = { id: 'a1', name: 'Green iPhone' }
  expect(senderName(phone, ko)).toBe('Green iPhone')
  expect(senderText(phone, ko)).toContain('Green iPhone')
})

it('speaks of the folder in the person’s language, and not as of a phone', () => {
  expect(senderName(BY_HAND, ko)).toBe('폴더')
  expect(senderText(BY_HAND, ko)).toBe('폴더에 직접 넣음')
})
