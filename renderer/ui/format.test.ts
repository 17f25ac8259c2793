import { describe, expect, it } from 'vitest'
import { BY_HAND } from '../../contract/photo'
import { loadTranslate } from '../../contract/translate'
import {
  addressText,
  createFormat,
  folderText,
  networkText,
  senderName,
  senderText,
} from './format'
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

  it.each([
    [0, '0:00', '0 seconds'],
    [400, '0:01', '1 second'],
    [12_400, '0:12', '12 seconds'],
    [72_000, '1:12', '1 minute, 12 seconds'],
    [3_605_000, '1:00:05', '1 hour, 5 seconds'],
  ])('writes a duration of %d ms as %s, and says %s', (length, written, said) => {
    expect(format.duration(length)).toBe(written)
    expect(format.spokenDuration(length)).toBe(said)
  })

  it('writes megapixels with one digit', () => {
    expect(format.megapixels({ width: 4032, height: 3024 })).toBe('12.2 MP')
    expect(format.megapixels({ width: 100, height: 68 })).toBeNull()
  })

  it('counts pixels in ten thousands where the language does', async () => {
    const korean = await loadLanguage(['ko'])
    expect(korean.format.megapixels({ width: 4032, height: 3024 })).toBe('1,219만 화소')
  })

  it('leaves out the year where it is the present one', () => {
    const today = new Date(2026, 2, 4).getTime()
    expect(format.day(new Date(2026, 1, 1).getTime(), today)).toBe('Sunday, February 1')
    expect(format.day(new Date(2025, 1, 1).getTime(), today)).toContain('2025')
  })
})

const en = await loadTranslate('en')

describe('the address in words', () => {
  it('is what a person types, without the secret part', () => {
    expect(addressText('http://192.168.0.12:5810/Zk3vXw9QmT2L/')).toBe('192.168.0.12:5810')
    expect(addressText('http://192.168.0.12:80/Zk3vXw9QmT2L/')).toBe('192.168.0.12')
  })

  it.each([
    ['wifi', 'wlp3s0', 'Wi-Fi · wlp3s0'],
    ['wifi', 'Wi-Fi 2', 'Wi-Fi 2'],
    ['ethernet', '이더넷', 'Ethernet · 이더넷'],
    ['loopback', 'lo', 'None'],
  ] as const)('names a network of kind %s called %s', (kind, interfaceName, text) => {
    expect(networkText({ address: '192.168.0.12', kind, interfaceName }, en)).toBe(text)
  })

  it('names a folder by its last two parts on every system', () => {
    expect(folderText('/home/min/Pictures/Snapland')).toBe('Pictures › Snapland')
    expect(folderText('C:\\Users\\min\\Pictures\\Snapland')).toBe('Pictures › Snapland')
    expect(folderText('/')).toBe('/')
  })
})

const ko = await loadTranslate('ko')

it('calls a phone by its own name in every language', () => {
  const phone = { id: 'a1', name: 'Green iPhone' }
  expect(senderName(phone, ko)).toBe('Green iPhone')
  expect(senderText(phone, ko)).toContain('Green iPhone')
})

it('speaks of the folder in the person’s language, and not as of a phone', () => {
  expect(senderName(BY_HAND, ko)).toBe('폴더')
  expect(senderText(BY_HAND, ko)).toBe('폴더에 직접 넣음')
})
