import { describe, expect, it } from 'vitest'
import { crc32 } from './crc32'

const ascii = (text: string) => new TextEncoder().encode(text)

describe('crc32', () => {
  it.each([
    ['', 0x00000000],
    ['a', 0xe8b7be43],
    // The check value of the catalogue of CRC algorithms.
    ['123456789', 0xcbf43926],
    ['The quick brown fox jumps over the lazy dog', 0x414fa339],
  ])('of %j is the published one', (text, published) => {
    expect(crc32(ascii(text))).toBe(published)
  })

  it('of 32 bytes of 0x00 and of 0xff are the published ones', () => {
    expect(crc32(new Uint8Array(32))).toBe(0x190a55ad)
    expect(crc32(new Uint8Array(32).fill(0xff))).toBe(0xff6cab0b)
  })

  it('is the same whether the bytes come at once or cut anywhere', () => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, at) => (at * 7919) & 0xff)
    const whole = crc32(bytes)
    for (const cut of [0, 1, 499, 999, 1000]) {
      expect(crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut)))).toBe(whole)
    }
  })
})
