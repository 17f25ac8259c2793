import { describe, expect, it } from 'vitest'
import { createTranslate, loadTranslate } from './translate'

describe('createTranslate', () => {
  it('takes the plural form of the language, and the general one where a form is missing', () => {
    const t = createTranslate('ru', {
      'desktop.unseen_one': '{count} one',
      'desktop.unseen_few': '{count} few',
      'desktop.unseen_other': '{count} other',
    })
    const say = (count: number) => t('desktop.unseen', { count })
    expect([1, 3, 21, 11].map(say)).toEqual(['1 one', '3 few', '21 one', '11 other'])
  })

  it('writes numbers as the language does, with the digits of sizes and file names', () => {
    const key = 'desktop.unseen'
    const sentence = { 'desktop.unseen_other': '{count}', 'desktop.unseen_many': '{count}' }
    const write = (language: 'de' | 'ar') =>
      createTranslate(language, sentence)(key, { count: 12_345 })
    expect([write('de'), write('ar')]).toEqual(['12.345', '12,345'])
  })

  it('keeps a name apart from a sentence that runs from right to left', async () => {
    const t = await loadTranslate('ar')
    expect(t('error.PHOTO_GONE', { file: 'a.jpg' })).toContain('\u2068a.jpg\u2069')
  })

  it('puts a value in as it is, whatever it looks like', () => {
    const t = createTranslate('en', { 'error.PHOTO_GONE': '{file} {other}' })
    expect(t('error.PHOTO_GONE', { file: '$& {file}' })).toBe('$& {file} {other}')
  })
})

it('compiles only with a sentence that exists and with all of its values', () => {
  const t = createTranslate('en', {})
  // @ts-expect-error
  expect(t('desktop.nothing')).toBe('desktop.nothing')
  // @ts-expect-error
  expect(t('error.PHOTO_GONE')).toBe('error.PHOTO_GONE')
  // @ts-expect-error
  expect(t('error.PHOTO_GONE', { name: 'a.jpg' })).toBe('error.PHOTO_GONE')
  // @ts-expect-error
  expect(t('desktop.unseen', { count: '3' })).toBe('desktop.unseen')
})
