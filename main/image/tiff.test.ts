import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesSource } from './byte-source'
import { readTiff } from './tiff'

const [SHORT, LONG, RATIONAL] = [3, 4, 5]
type Entry = [tag: number, type: number, count: number, value: number]

/** Directories one behind the other from byte 8; big endian. */
function tiff(directories: Entry[][], tail = Buffer.alloc(0)): Buffer {
  const parts = directories.map((entries) => {
    const bytes = Buffer.alloc(2 + 12 * entries.length + 4)
    bytes.writeUInt16BE(entries.length)
    entries.forEach(([tag, type, count, value], index) => {
      const at = 2 + 12 * index
      bytes.writeUInt16BE(tag, at)
      bytes.writeUInt16BE(type, at + 2)
      bytes.writeUInt32BE(count, at + 4)
      if (type === SHORT) bytes.writeUInt16BE(value, at + 8)
      else bytes.writeUInt32BE(value, at + 8)
    })
    return bytes
  })
  return Buffer.concat([Buffer.from('4d4d002a00000008', 'hex'), ...parts, tail])
}
const read = (bytes: Buffer, isWhole = true) => readTiff(bytesSource(bytes, isWhole))
const DNG_VERSION: Entry = [50_706, 1, 4, 0x01040000]

describe('readTiff', () => {
  it('reads size and orientation', () => {
    const entries: Entry[] = [
      [256, SHORT, 1, 300],
      [257, LONG, 1, 200],
      [274, SHORT, 1, 6],
    ]
    expect(read(tiff([entries]))).toEqual({
      kind: 'tiff',
      storedSize: { width: 300, height: 200 },
      orientation: 6,
    })
  })

  it('gives the size of a DNG, not that of its preview', () => {
    const preview: Entry[] = [
      [254, LONG, 1, 1],
      [256, LONG, 1, 256],
      [257, LONG, 1, 192],
      [330, LONG, 1, 8 + 2 + 12 * 5 + 4],
      DNG_VERSION,
    ]
    const picture: Entry[] = [
      [254, LONG, 1, 0],
      [256, LONG, 1, 4032],
      [257, LONG, 1, 3024],
    ]
    expect(read(tiff([preview, picture]))).toMatchObject({
      kind: 'dng',
      storedSize: { width: 4032, height: 3024 },
    })
  })

  it('gives the size to which a DNG is cropped when it is shown', () => {
    const place = 8 + 2 + 12 * 5 + 4
    const crop = Buffer.from('00000fa0 00000001 00000bb8 00000001'.replaceAll(' ', ''), 'hex')
    const picture: Entry[] = [
      [254, LONG, 1, 0],
      [256, LONG, 1, 4032],
      [257, LONG, 1, 3024],
      DNG_VERSION,
      [50_720, RATIONAL, 2, place],
    ]
    expect(read(tiff([picture], crop))?.storedSize).toEqual({ width: 4000, height: 3000 })
  })

  it('does not know a DNG whose picture is out of reach by its preview', () => {
    const preview: Entry[] = [
      [254, LONG, 1, 1],
      [256, LONG, 1, 256],
      [257, LONG, 1, 192],
      [330, LONG, 1, 900_000],
      DNG_VERSION,
    ]
    expect(read(tiff([preview]))?.storedSize).toBeNull()
  })

  it('gives the size of the picture where the first directory is its thumbnail', () => {
    const thumbnail: Entry[] = [
      [254, LONG, 1, 1],
      [256, LONG, 1, 160],
      [257, LONG, 1, 120],
    ]
    const picture: Entry[] = [
      [254, LONG, 1, 2],
      [256, LONG, 1, 4032],
      [257, LONG, 1, 3024],
    ]
    const file = tiff([thumbnail, picture])
    file.writeUInt32BE(8 + 2 + 12 * 3 + 4, 8 + 2 + 12 * 3)
    expect(read(file)?.storedSize).toEqual({ width: 4032, height: 3024 })
    expect(read(tiff([thumbnail]))?.storedSize).toBeNull()
  })

  it('is silent while its directory has not arrived', () => {
    const whole = tiff([[[256, SHORT, 1, 300]]])
    expect(read(whole.subarray(0, whole.length - 5), false)).toBeNull()
  })

  it('never throws', () => {
    const mark = fc.constantFrom('49492a00', '4d4d002a', '49492b0008000000', '4d4d002b00080000')
    fc.assert(
      fc.property(mark, fc.uint8Array({ maxLength: 200 }), (start, rest) => {
        const facts = read(Buffer.concat([Buffer.from(start, 'hex'), rest]))
        expect(facts === null || facts.orientation >= 1).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
