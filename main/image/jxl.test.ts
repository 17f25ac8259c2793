import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesSource } from './byte-source'
import { readJxl } from './jxl'

/** [value, number of bits], least significant bit first, behind the mark of a bare codestream. */
function codestream(...fields: [number, number][]): Buffer {
  const bytes = Buffer.alloc(16)
  bytes.writeUInt16BE(0xff0a)
  let position = 16
  for (const [value, bits] of fields) {
    for (let bit = 0; bit < bits; bit++, position++) {
      const isSet = Math.floor(value / 2 ** bit) % 2 === 1
      if (isSet) bytes[position >> 3] = (bytes[position >> 3] ?? 0) | (1 << (position & 7))
    }
  }
  return bytes
}

const LARGE: [number, number] = [0, 1]
const SMALL: [number, number] = [1, 1]
const RATIO_NONE: [number, number] = [0, 3]
const ALL_DEFAULT: [number, number] = [1, 1]

describe('readJxl', () => {
  it('reads sides of every length', () => {
    const choices = [9, 13, 18] as const
    fc.assert(
      fc.property(
        fc.constantFrom(0, 1, 2),
        fc.constantFrom(0, 1, 2),
        fc.nat(65_534),
        fc.nat(65_534),
        (one, other, a, b) => {
          const [highBits, wideBits] = [choices[one] ?? 9, choices[other] ?? 9]
          const [height, width] = [a % 2 ** highBits, b % 2 ** wideBits]
          const bytes = codestream(
            LARGE,
            [one, 2],
            [height, highBits],
            RATIO_NONE,
            [other, 2],
            [width, wideBits],
            ALL_DEFAULT,
          )
          expect(readJxl(bytesSource(bytes))).toEqual({
            storedSize: { width: width + 1, height: height + 1 },
            orientation: 1,
          })
        },
      ),
    )
  })

  it.each([
    [1, 1080],
    [2, 1296],
    [3, 1440],
    [4, 1620],
    [5, 1920],
    [6, 1350],
    [7, 2160],
  ])('reads the width from ratio %i', (ratio, width) => {
    const bytes = codestream(LARGE, [1, 2], [1079, 13], [ratio, 3], ALL_DEFAULT)
    expect(readJxl(bytesSource(bytes))?.storedSize).toEqual({ width, height: 1080 })
  })

  it('reads small pictures in steps of eight', () => {
    const bytes = codestream(SMALL, [1, 5], RATIO_NONE, [4, 5], ALL_DEFAULT)
    expect(readJxl(bytesSource(bytes))?.storedSize).toEqual({ width: 40, height: 16 })
  })

  it('reads the orientation behind the size', () => {
    const bytes = codestream(SMALL, [1, 5], RATIO_NONE, [4, 5], [0, 1], [1, 1], [5, 3])
    expect(readJxl(bytesSource(bytes))?.orientation).toBe(6)
  })

  it.each([
    ['jxlc', Buffer.alloc(0)],
    ['jxlp', Buffer.alloc(4)],
  ])('finds the codestream in the box %s', (name, number) => {
    const bare = codestream(SMALL, [1, 5], RATIO_NONE, [4, 5], ALL_DEFAULT)
    const size = Buffer.from([0, 0, 0, 8 + number.length + bare.length])
    const container = Buffer.from(
      '0000000c4a584c200d0a870a 00000014667479706a786c20000000006a786c20'.replace(' ', ''),
      'hex',
    )
    const file = Buffer.concat([container, size, Buffer.from(name), number, bare])
    expect(readJxl(bytesSource(file))?.storedSize).toEqual({ width: 40, height: 16 })
  })

  it('says nothing of a head that ends too early', () => {
    expect(readJxl(bytesSource(Buffer.from([0xff])))).toBeNull()
    expect(readJxl(bytesSource(Buffer.from([0xff, 0x0a, 1])))).toBeNull()
  })
})
