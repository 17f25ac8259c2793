import { expect, it } from 'vitest'
import { LANGUAGES, languageName, spokenLanguage } from './language'

it.each([
  [['fi-FI', 'ko-KR', 'en-US'], 'ko'],
  [['en-GB', 'ko'], 'en'],
  [['pt-PT'], 'pt-BR'],
  [['zh'], 'zh-Hans'],
  [['zh-CN'], 'zh-Hans'],
  [['zh_CN'], 'zh-Hans'],
  [['zh_TW'], 'zh-Hant'],
  [['zh-TW'], 'zh-Hant'],
  [['zh-Hant-HK'], 'zh-Hant'],
  [['zh-HK', 'en'], 'zh-Hant'],
  [['ar-EG'], 'ar'],
  [['fi'], 'en'],
  [['kok', 'it'], 'en'],
  [['constructor'], 'en'],
  [['KO'], 'ko'],
  [[], 'en'],
] as const)('speaks to a person who wants %j: %s', (wanted, language) => {
  expect(spokenLanguage(wanted)).toBe(language)
})

it('calls each language what its own speakers call it', () => {
  expect(LANGUAGES.map(languageName)).toEqual([
    ...['English', '한국어', '日本語', '简体中文', '繁體中文', 'Español', 'Français', 'Deutsch'],
    ...['Português (Brasil)', 'Русский', 'العربية'],
  ])
})
