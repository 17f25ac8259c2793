import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBatch, createChunkLimit } from './chunks'

describe('a body may go on', () => {
  /** Sends chunks of so many bytes, so many a second. @returns how many were taken */
  function takenOf(chunkBytes: number, count: number, aSecond: number): number {
    let time = 0
    const mayGoOn = createChunkLimit(() => time)
    const chunk = new Uint8Array(chunkBytes)
    let taken = 0
    while (taken < count && mayGoOn(chunk)) {
      taken += 1
      time += 1000 / aSecond
    }
    return taken
  }

  it.each([
    ['of the usual chunks', 65_536, 10_000, 10_000],
    ['of 1 KiB, as fast as they come', 1024, 100_000, 1e6],
    ['of the lines of a photo, as fast as they come', 256, 100_000, 1e6],
    ['a photo of 100 kB in lines of 60 bytes, in 2 seconds', 60, 1667, 833],
    ['byte by byte from a slow device', 1, 100_000, 900],
    ['of a few lines, byte by byte', 1, 1000, 1e6],
  ])('%s', (_, bytes, count, aSecond) => {
    expect(takenOf(bytes, count, aSecond)).toBe(count)
  })

  it('not by the thousand at once, after however large chunks and however long a rest', () => {
    let time = 0
    const mayGoOn = createChunkLimit(() => time)
    for (let at = 0; at < 100; at += 1) expect(mayGoOn(new Uint8Array(65_536))).toBe(true)
    time = 60_000
    let taken = 0
    while (taken < 10_000 && mayGoOn(new Uint8Array(1))) taken += 1
    expect(taken).toBeGreaterThan(1000)
    expect(taken).toBeLessThan(1100)
  })

  it.each([1, 16, 64])('not of chunks of %i bytes that come by the hundred thousand', (bytes) => {
    expect(takenOf(bytes, 420_000, 1e6)).toBeLessThan(3000)
  })
})

describe('a batch', () => {
  it('gives back what was added, in order', () => {
    const size = fc.oneof(fc.integer({ max: 20, min: 0 }), fc.constantFrom(4095, 4096, 70_000))
    fc.assert(
      fc.property(fc.array(fc.array(size), { maxLength: 6 }), (rounds) => {
        const batch = createBatch()
        let next = 0
        for (const sizes of rounds) {
          const chunks = sizes.map((bytes) => Buffer.alloc(bytes, next++))
          for (const chunk of chunks) batch.add(chunk)
          expect(batch.bytes()).toBe(Buffer.concat(chunks).length)
          expect(Buffer.concat(batch.take()).equals(Buffer.concat(chunks))).toBe(true)
        }
        expect([batch.bytes(), batch.take()]).toEqual([0, []])
      }),
    )
  })

  it('keeps what it has given back', () => {
    const batch = createBatch()
    batch.add(Buffer.from('first'))
    const first = batch.take()
    batch.add(Buffer.from('later'))
    expect(Buffer.concat(first).toString()).toBe('first')
  })

  it('is a few buffers, however short the chunks are', () => {
    const batch = createBatch()
    for (let at = 0; at < 1024 * 1024; at += 1) batch.add(Buffer.of(at))
    expect(batch.take()).toHaveLength(16)
  })
})
