import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { edgeOf } from './edge-of'

const fileOf = (bytes: Uint8Array<ArrayBuffer>, lastModified = 1_700_000_000_000) =>
  Object.assign(new Blob([bytes]), { lastModified })
const hex = (bytes: Uint8Array) => crc32(bytes).toString(16).padStart(8, '0')
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
