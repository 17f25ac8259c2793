import { describe, expect, it } from 'vitest'
import { chooseLanguage } from './choose-language'

describe('chooseLanguage', () => {
  const spoken = ['en', 'ko'] as const

  it.each([
    [['ko-KR', 'en-US'], 'ko'],
    [['fr-FR', 'ko'], 'ko'],
    [['en-GB', 'ko'], 'en'],
    [['KO'], 'ko'],
    [['kok', 'fr'], 'en'],
    [[], 'en'],
  ])('for %j is %s', (wanted, language) => {
    expect(chooseLanguage(wanted, spoken, 'en')).toBe(language)
  })
})
