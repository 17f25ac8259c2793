import { describe, expect, it } from 'vitest'
import { hostSet, isHostAllowed, isOriginAllowed, isSameSecret } from './host-check'

const allowed = hostSet(['192.168.0.12', '127.0.0.1', 'localhost', 'laptop.test'], 5810)

describe('isHostAllowed', () => {
  it.each(['192.168.0.12:5810', '127.0.0.1:5810', 'localhost:5810', 'LAPTOP.test:5810'])(
    'answers to %s',
    (host) => {
      expect(isHostAllowed(['Host', host], allowed)).toBe(true)
    },
  )

  it.each([
    '192.168.0.12',
    '192.168.0.12:80',
    '192.168.0.12:5811',
    '192.168.0.12:5810.evil.example',
    'evil@192.168.0.12:5810',
    'user:pass@192.168.0.12:5810',
    'evil.example',
    'evil.example:5810',
    '192.168.0.12.evil.example:5810',
    '192.168.0.12:5810/',
    '192.168.0.12:5810#evil',
    '192.168.0.12:5810?x',
    '192.168.0.12:05810',
    ' 192.168.0.12:5810',
    '192.168.0.12 :5810',
    '192.168.0.012:5810',
    '0xc0a8000c:5810',
    '3232235532:5810',
    '0.0.0.0:5810',
    '[::1]:5810',
    '[::ffff:192.168.0.12]:5810',
    'localhost.:5810',
    'localhost.evil:5810',
    '127.0.0.1.nip.io:5810',
    '127.1:5810',
    'http://192.168.0.12:5810',
    '192.168.0.12:5810, evil.example',
    'laptop.test',
    'xlaptop.test:5810',
    '',
  ])('does not answer to %j', (host) => {
    expect(isHostAllowed(['Host', host], allowed)).toBe(false)
  })

  it('does not answer to no Host, or to two of them', () => {
    expect(isHostAllowed([], allowed)).toBe(false)
    const twice = ['Host', '127.0.0.1:5810', 'host', '127.0.0.1:5810']
    expect(isHostAllowed(twice, allowed)).toBe(false)
  })

  it('takes only real header names, not a value that reads "host"', () => {
    expect(isHostAllowed(['X-Name', 'host', '127.0.0.1:5810', 'x'], allowed)).toBe(false)
  })

  it('knows that browsers leave port 80 out', () => {
    expect(isHostAllowed(['Host', '10.0.0.2'], hostSet(['10.0.0.2'], 80))).toBe(true)
  })
})

describe('isOriginAllowed', () => {
  it('lets programs without an Origin through, and our own page', () => {
    expect(isOriginAllowed(['Host', 'x'], allowed)).toBe(true)
    expect(isOriginAllowed(['Origin', 'http://192.168.0.12:5810'], allowed)).toBe(true)
  })

  it.each([
    'null',
    'https://192.168.0.12:5810',
    'http://evil.example',
    'http://192.168.0.12',
    'http://192.168.0.12:5810/',
    'http://evil@192.168.0.12:5810',
    '',
  ])('refuses the page %j', (origin) => {
    expect(isOriginAllowed(['Origin', origin], allowed)).toBe(false)
  })
})

describe('isSameSecret', () => {
  it('is true for the token alone', () => {
    expect(isSameSecret('abcdef', 'abcdef')).toBe(true)
    expect(isSameSecret('abcdeg', 'abcdef')).toBe(false)
    expect(isSameSecret('abcde', 'abcdef')).toBe(false)
    expect(isSameSecret('', 'abcdef')).toBe(false)
  })
})
