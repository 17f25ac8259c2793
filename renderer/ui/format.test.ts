import { describe, expect, it } from 'vitest'
import { createFormat } from './format'
import { loadLanguage } from './language'

const { format } = await loadLanguage(['en'])

describe('numbers', () => {
  it('writes pixels without grouping in every language', () => {
    const size = { width: 40_320, height: 30_240 }
    for (const locale of ['en', 'ko', 'de'])
      expect(createFormat(locale, (n) => n).pixels(size)).toBe('40320 × 30240')
  })

  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [999_499, '999 kB'],
    [999_500, '1 MB'],
    [3_141_592, '3.1 MB'],
    [148_400_000, '148 MB'],
    [8 * 1024 ** 3, '8.6 GB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(format.bytes(bytes)).toBe(text)
  })

  it('writes megapixels with one digit', () => {
    expect(format.megapixels({ width: 4032, height: 3024 })).toBe('12.2 MP')
    expect(format.megapixels({ width: 100, height: 68 })).toBeNull()
  })

  it('leaves out the year where it is the present one', () => {
    const today = new Date(2026, 2, 4).getTime()
    expect(format.day(new Date(2026, 1, 1).getTime(), today)).toBe('Sunday, February 1')
    expect(format.day(new Date(2025, 1, 1).getTime(), today)).toContain('2025')
  })
})
