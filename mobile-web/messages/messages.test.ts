import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CATALOGUES } from './catalogues'
import { english } from './en'
import { korean } from './ko'
import { numbersIn } from './numbers'

const { bytes, millions } = numbersIn('en')

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
})

describe('the catalogues', () => {
  it('count in the plural where English wants it', () => {
    expect(english.allSaved(1)).toBe('1 photo saved')
    expect(english.allSaved(1200)).toBe('1,200 photos saved')
    expect(korean.savedOf(3, 5)).toBe('5장 중 3장 저장됨')
  })

  it('have words wherever the English one has', () => {
    for (const messages of Object.values(CATALOGUES)) {
      for (const [key, message] of Object.entries(messages)) {
        if (typeof message === 'string') expect(message.trim(), key).not.toBe('')
      }
    }
  })

  it.each(['index.html', 'join.html'])('agree with the words that stand in %s', (file) => {
    const html = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
    const marked = [...html.matchAll(/data-text="(\w+)"[^>]*>([^<]*)</g)]
    expect(marked.length).toBeGreaterThan(3)
    for (const [, key, text] of marked) {
      expect(english[key as keyof typeof english], key).toBe(text)
    }
  })
})
