import { describe, expect, it } from 'vitest'
import { acceptedLanguages, pageLanguage } from './page'

describe('pageLanguage', () => {
  it.each([
    ['ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7', 'ko'],
    ['ko', 'ko'],
    ['KO-kr', 'ko'],
    ['en-GB,ko;q=0.9', 'en'],
    ['it-IT,it;q=0.9,ko;q=0.5', 'ko'],
    // The order of the header counts only where the weights are equal.
    ['en;q=0.5,ko;q=0.9', 'ko'],
    ['de, fr', 'de'],
    ['de;q=0.8 , fr ; Q=0.9', 'fr'],
    ['ko;q=0,ja', 'ja'],
    ['*,ko;q=0.5', 'ko'],
    ['*', 'en'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-Hans-HK', 'zh-Hans'],
    ['zh-TW,zh;q=0.9', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant'],
    ['zh_TW', 'zh-Hant'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['pt_BR', 'pt-BR'],
    ['ar-EG', 'ar'],
    ['kok,constructor', 'en'],
    ['it', 'en'],
    ['', 'en'],
    [';;,,q=1;=, <script>, ko;q=much, ja;q=2, de;q=-1, fr;q=', 'en'],
    [`${'x-'.repeat(100_000)},ko`, 'en'],
  ])('for the header %j is %s', (header, language) => {
    expect(pageLanguage(undefined, header)).toBe(language)
  })

  it.each([
    ['ko', 'de', 'ko'],
    ['zh-TW', 'de', 'zh-Hant'],
    ['tlh', 'de', 'de'],
    ['', 'de', 'de'],
    ['../../etc/passwd', '', 'en'],
  ])('for ?lang=%s and the header %j is %s', (asked, header, language) => {
    expect(pageLanguage(asked, header)).toBe(language)
  })
})

describe('acceptedLanguages', () => {
  it('puts the languages in the order of their weights, and keeps that of equal ones', () => {
    expect(acceptedLanguages('a, fr;q=0.7, de;q=0.9, ko;q=0.7, ja')).toEqual([
      'ja',
      'de',
      'fr',
      'ko',
    ])
  })
})
