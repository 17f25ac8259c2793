import { describe, expect, it } from 'vitest'
import { linkIn, readText } from './handed-text'

describe('readText', () => {
  it.each([
    ['https://example.com/a?b=c#d', 'link', 'https://example.com/a?b=c#d'],
    ['  http://192.168.0.5:8080/x \n', 'link', 'http://192.168.0.5:8080/x'],
    ['HTTPS://EXAMPLE.COM', 'link', 'HTTPS://EXAMPLE.COM'],
    ['see https://example.com', 'text', 'see https://example.com'],
    ['https://example.com two', 'text', 'https://example.com two'],
    ['javascript:alert(1)', 'text', 'javascript:alert(1)'],
    ['intent://scan/#Intent;end', 'text', 'intent://scan/#Intent;end'],
    ['file:///etc/passwd', 'text', 'file:///etc/passwd'],
    ['https://', 'text', 'https://'],
    // It would look like another one.
    ['https://example.com/\u202egpj.exe', 'text', 'https://example.com/\u202egpj.exe'],
  ])('%j is a %s', (given, kind, text) => {
    expect(readText(given)).toMatchObject({ kind, text })
  })

  it('is named by its first line that can be seen', () => {
    expect(readText('\n  \u200b\n Gate 12 \nmore').name).toBe('Gate 12')
    expect([...readText('🙂'.repeat(200)).name]).toHaveLength(80)
  })

  it('keeps the words as they are', () => {
    expect(readText('  a\r\n\tb ').text).toBe('  a\r\n\tb ')
  })

  it('refuses what is too long, and what cannot be seen', () => {
    expect(() => readText('x'.repeat(32_769))).toThrow('too long')
    expect(() => readText(' \n\u200b')).toThrow('no text')
  })
})

it('an address is all of its text', () => {
  expect(linkIn('https://a.example/ https://b.example/')).toBeNull()
})
