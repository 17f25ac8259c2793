import { expect, it } from 'vitest'
import { createTranslate } from '../../contract/translate'
import en from '../../locales/en.json'
import { removalText } from './removal-text'

const t = createTranslate('en', en)
const PHOTOS = [{ format: 'jpeg' }, { format: 'heic' }, { format: 'png' }] as const

it.each([
  [{ isGone: true, missing: 0 }, '3 photos in the trash'],
  [{ isGone: false, missing: 0 }, '3 photos restored'],
  [{ isGone: false, missing: 2 }, '1 photo restored · 2 files are no longer in the folder'],
  [{ isGone: false, missing: 3 }, '3 files are no longer in the folder'],
])('says of %j: %s', (end, text) => {
  expect(removalText(t, PHOTOS, end)).toBe(text)
})
