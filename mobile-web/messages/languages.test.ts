import { describe, expect, it } from 'vitest'
import { chooseLanguage } from './languages'

describe('chooseLanguage', () => {
  it.each([
    [['ko-KR', 'en-US'], 'ko'],
    [['it-IT', 'ko'], 'ko'],
    [['en-GB', 'ko'], 'en'],
    [['KO'], 'ko'],
    [['zh'], 'zh-Hans'],
    [['zh-CN'], 'zh-Hans'],
    [['zh-TW'], 'zh-Hant'],
    [['zh-Hant-HK'], 'zh-Hant'],
    [['pt-PT'], 'pt-BR'],
    [['ar-EG'], 'ar'],
    [['kok', 'it'], 'en'],
    [['constructor'], 'en'],
    [[], 'en'],
  ])('for %j is %s', (wanted, language) => {
    expect(chooseLanguage(wanted)).toBe(language)
  })
})
