import { crc32 as zlibCrc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { checksumOf, crc32, edgeOf, PhotoUnreadable } from './checksum'

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

describe('checksumOf', () => {
  it('writes the four bytes big-endian in base64', async () => {
    expect(await checksumOf(new Blob(['123456789']))).toBe(
      `crc32 ${Buffer.from('cbf43926', 'hex').toString('base64')}`,
    )
  })

  it('agrees with zlib on a piece that takes several reads, and on an empty one', async () => {
    const bytes = Buffer.from(Uint8Array.from({ length: 2_500_001 }, (_, at) => (at * 7919) >> 3))
    const expected = Buffer.alloc(4)
    expected.writeUInt32BE(zlibCrc32(bytes))
    expect(await checksumOf(new Blob([bytes]))).toBe(`crc32 ${expected.toString('base64')}`)
    expect(await checksumOf(new Blob([]))).toBe('crc32 AAAAAA==')
  })

  it.each([
    ['gives no bytes any more', () => Promise.reject(new Error('NotReadableError'))],
    ['ends too early', async () => new ArrayBuffer(0)],
  ])('says so when the file %s', async (_, arrayBuffer) => {
    const gone = new Blob(['photo'])
    gone.slice = () => ({ arrayBuffer }) as Blob
    await expect(checksumOf(gone)).rejects.toThrow(PhotoUnreadable)
  })
})

const fileOf = (bytes: Uint8Array<ArrayBuffer>, lastModified = 1_700_000_000_000) =>
  Object.assign(new Blob([bytes]), { lastModified })
const hex = (bytes: Uint8Array) => zlibCrc32(bytes).toString(16).padStart(8, '0')
const KB64 = 64 * 1024

describe('edgeOf', () => {
  it('names a long file by its length, date, first and last 64 KiB', async () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, at) => at * 7)
    const [first, last] = [hex(bytes.subarray(0, KB64)), hex(bytes.subarray(-KB64))]
    expect(await edgeOf(fileOf(bytes))).toBe(`200000-1700000000000-${first}-${last}`)
  })

  it('names a short file by all of it, twice', async () => {
    const bytes = new Uint8Array([1, 2, 3])
    expect(await edgeOf(fileOf(bytes))).toBe(`3-1700000000000-${hex(bytes)}-${hex(bytes)}`)
  })

  it.each([-5, Number.NaN])('writes a date that makes no sense (%d) as 0', async (date) => {
    expect(await edgeOf(fileOf(new Uint8Array([1]), date))).toMatch(/^1-0-/)
  })
})
