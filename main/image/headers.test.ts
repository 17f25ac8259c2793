import { describe, expect, it } from 'vitest'
import { bytesSource } from './byte-source'
import { readPng } from './headers'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const chunk = (name: string, length = 0) => {
  const bytes = Buffer.alloc(length + 12)
  bytes.writeUInt32BE(length)
  bytes.write(name, 4, 'latin1')
  return bytes
}
const png = (...chunks: Buffer[]) => Buffer.concat([SIGNATURE, ...chunks])
const read = (bytes: Buffer, isWhole = true) => readPng(bytesSource(bytes, isWhole))
const header = chunk('IHDR', 13)
header.set([0, 0, 0, 30, 0, 1, 0x11, 0x70], 8)
const SIZE = { width: 30, height: 70_000 }

describe('readPng', () => {
  it('reads size and EXIF and steps over profiles and text', () => {
    const file = png(header, chunk('iCCP', 9000), chunk('eXIf', 40), chunk('IDAT', 9))
    expect(read(file)).toMatchObject({ storedSize: SIZE, isTurnedByExif: true })
    expect(read(file).exif?.length).toBe(40)
  })

  it('reads an EXIF behind the picture data, which does not turn it', () => {
    const file = png(header, chunk('IDAT', 9), chunk('eXIf', 40), chunk('IEND'))
    expect(read(file)).toMatchObject({ storedSize: SIZE, isTurnedByExif: false })
    expect(read(file).exif?.length).toBe(40)
  })

  it('says nothing while an EXIF may still come that turns the picture', () => {
    expect(read(png(header, chunk('iCCP', 900)), false).storedSize).toBeNull()
    expect(read(png(header, chunk('iCCP', 900))).storedSize).toEqual(SIZE)
  })
})
