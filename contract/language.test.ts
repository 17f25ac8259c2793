import { expect, it } from 'vitest'
import { spokenLanguage } from './language'

it.each([
  [['fi-FI', 'ko-KR', 'en-US'], 'ko'],
  [['en-GB', 'ko'], 'en'],
  [['pt-PT'], 'pt-BR'],
  [['zh'], 'zh-Hans'],
  [['zh-CN'], 'zh-Hans'],
  [['zh-TW'], 'zh-Hant'],
  [['zh-Hant-HK'], 'zh-Hant'],
  [['zh-HK', 'en'], 'zh-Hant'],
  [['ar-EG'], 'ar'],
  [['fi'], 'en'],
  [[], 'en'],
] as const)('speaks to a person who wants %j: %s', (wanted, language) => {
  expect(spokenLanguage(wanted)).toBe(language)
})
