import { describe, expect, it } from 'vitest'
import { CATALOGUES } from './catalogues'
import { english, type TextKey } from './en'
import { LANGUAGES } from './languages'
import { createMessages } from './messages'
import { numbersIn } from './numbers'

const { bytes, millions, time, bytesPerSecond } = numbersIn('en')
const messagesIn = (language: keyof typeof CATALOGUES) =>
  createMessages(CATALOGUES[language], language, 'Desk')

describe('numbersIn', () => {
  it.each([
    [0, '0 kB'],
    [500, '0.5 kB'],
    [7958, '8 kB'],
    [352_727, '353 kB'],
    [999_600, '1.0 MB'],
    [3_123_456, '3.1 MB'],
    [42_190_194, '42.2 MB'],
    [8_589_934_592, '8.6 GB'],
  ])('writes %i bytes as %s', (value, text) => {
    expect(bytes(value)).toBe(text)
  })

  it.each([
    [12_192_768, '12.2'],
    [8_000_000, '8.0'],
    [307_200, '0.3'],
    [6800, '<0.1'],
  ])('writes %i pixels as %s million', (value, text) => {
    expect(millions(value)).toBe(text)
  })

  it.each([
    [0.2, '1 sec'],
    [59, '59 sec'],
    [61, '1 min'],
    [3500, '58 min'],
    [7300, '2 hr'],
  ])('writes %d seconds as %s', (value, text) => {
    expect(time(value)).toBe(text)
  })

  it('writes speed, and the same digits as in file names everywhere', () => {
    expect(bytesPerSecond(24_000_000)).toBe('24.0 MB/s')
    expect(numbersIn('ar').count(1234)).toMatch(/^1.?234$/)
  })
})

describe('createMessages', () => {
  it('counts as the language does', () => {
    expect(messagesIn('en').allSaved(1)).toBe('1 photo saved on Desk.')
    expect(messagesIn('en').allSaved(1200)).toBe('1,200 photos saved on Desk.')
    expect(messagesIn('fr').notSent(0)).toBe('0 photo non envoyée')
    expect(messagesIn('ko').savedOf(3, 5)).toBe('5장 중 3장 저장됨')
  })

  it('names a phone as the language orders words', () => {
    expect(messagesIn('en').deviceName('green', 'iphone')).toBe('Green iPhone')
    expect(messagesIn('es').deviceName('green', 'android')).toBe('Android verde')
  })
})

describe('the catalogues', () => {
  const slots = (text: string) => Array.from(text.matchAll(/\{\d\}/g), String).sort()

  it('have words for every sentence, in one line', () => {
    for (const texts of Object.values(CATALOGUES)) {
      for (const [key, text] of Object.entries(texts))
        expect(text, key).toMatch(/^[^\s<&][^\t\n<&]*$/)
    }
  })

  it.each(LANGUAGES)('put the same names and numbers into each sentence (%s)', (language) => {
    for (const key of Object.keys(english) as TextKey[]) {
      // Megapixels may be written in millions or as the language shortens large numbers.
      if (key === 'megapixels') continue
      for (const form of CATALOGUES[language][key].split('|')) {
        expect(slots(form), `${language} ${key}`).toEqual(slots(english[key].split('|')[0] ?? ''))
      }
    }
  })

  it.each(LANGUAGES)('are translated, not copied (%s)', (language) => {
    if (language === 'en') return
    const same = Object.entries(CATALOGUES[language]).filter(
      // Of two words or more; Spanish and Portuguese too say "HEIC original".
      ([key, text]) =>
        key !== 'heicKept' &&
        text === english[key as TextKey] &&
        /[a-z]{3}.* .*[a-z]{3}/i.test(text),
    )
    expect(same).toEqual([])
  })
})
