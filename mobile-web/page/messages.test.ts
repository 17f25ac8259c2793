import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../contract/language'
import ar from '../../locales/ar.json'
import en from '../../locales/en.json'
import es from '../../locales/es.json'
import fr from '../../locales/fr.json'
import ko from '../../locales/ko.json'
import type { Totals } from '../sending/queue'
import { createMessages, numbersIn } from './messages'

const { bytes, megapixels, time, bytesPerSecond } = numbersIn('en')
const SENTENCES = { ar, en, es, fr, ko }
const messagesIn = (language: keyof typeof SENTENCES) =>
  createMessages(language, SENTENCES[language], 'Desk')

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
    expect(megapixels(value)).toBe(text)
  })

  it('writes pixels by ten thousands where the language counts so', () => {
    const counting = LANGUAGES.filter((language) =>
      /[万萬만]/.test(numbersIn(language).megapixels(5e7)),
    )
    expect(counting).toEqual(['ko', 'ja', 'zh-Hans', 'zh-Hant'])
    expect(numbersIn('ko').megapixels(12_192_768)).toBe('1219만')
    expect(numbersIn('de').megapixels(12_192_768)).toBe('12,2')
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
    expect(numbersIn('ar').bytes(1_234_567)).toMatch(/^1[.,]2\s/)
  })
})

describe('createMessages', () => {
  it('counts as the language does', () => {
    const all = (saved: number, skipped = 0, savedKinds: Totals['savedKinds'] = []) =>
      messagesIn('en').allSaved({ saved, skipped, savedKinds })
    expect(all(1)).toBe('1 photo saved on Desk.')
    expect(all(1200)).toBe('1,200 photos saved on Desk.')
    expect(all(3, 0, [{ format: 'mp4' }])).toBe('3 files saved on Desk.')
    expect(all(15, 3)).toBe('12 photos saved on Desk.')
    expect(all(3, 3)).toBe('Already there: 3.')
    expect(messagesIn('en').notSent(2, [{ format: 'other' }])).toBe('2 files not sent')
    expect(messagesIn('fr').notSent(0, [])).toBe('0 photo non envoyée')
    expect(messagesIn('ko').say('phone.savedOf', { saved: 3, photos: 5 })).toBe('5개 중 3개 저장됨')
  })

  it('names a phone as the language orders words', () => {
    expect(messagesIn('en').deviceName('green', 'iphone')).toBe('Green iPhone')
    expect(messagesIn('es').deviceName('green', 'android')).toBe('Android verde')
  })

  it('keeps a phone’s name free of the marks that hold a sentence’s parts together', () => {
    expect(messagesIn('ar').deviceName('green', 'iphone')).toMatch(/^[^\u2068\u2069]*iPhone/)
    expect(messagesIn('ar').error('PAUSED')).toContain('\u2068Desk\u2069')
  })
})
