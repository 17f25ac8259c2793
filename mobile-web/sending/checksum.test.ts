import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { checksumOf } from './checksum'
import { PhotoUnreadable } from './photo-bytes'

describe('checksumOf', () => {
  it('writes the four bytes big-endian in base64', async () => {
    expect(await checksumOf(new Blob(['123456789']))).toBe(
      `crc32 ${Buffer.from('cbf43926', 'hex').toString('base64')}`,
    )
  })

  it('agrees with zlib on a piece that takes several reads', async () => {
    const bytes = Buffer.alloc(2_500_001, 'photo')
    const expected = Buffer.alloc(4)
    expected.writeUInt32BE(crc32(bytes))
    expect(await checksumOf(new Blob([bytes]))).toBe(`crc32 ${expected.toString('base64')}`)
  })

  it('says so when the phone no longer gives the bytes', async () => {
    const gone = new Blob(['x'])
    gone.slice = () =>
      ({ arrayBuffer: () => Promise.reject(new Error('NotReadableError')) }) as Blob
    await expect(checksumOf(gone)).rejects.toThrow(PhotoUnreadable)
  })
})
