import { describe, expect, it } from 'vitest'
import { bytesSource } from './byte-source'
import { pngHeader } from './headers'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const chunk = (name: string, length = 0) => {
  const bytes = Buffer.alloc(length + 12)
  bytes.writeUInt32BE(length)
  bytes.write(name, 4, 'latin1')
  return bytes
}
const png = (...chunks: Buffer[]) => Buffer.concat([SIGNATURE, ...chunks])
const read = (bytes: Buffer) => pngHeader(bytesSource(bytes))

describe('pngHeader', () => {
  it('keeps what tells of the picture and steps over profiles and text', () => {
    const file = png(chunk('IHDR', 13), chunk('iCCP', 9000), chunk('eXIf', 40), chunk('IDAT', 9))
    expect(read(file)).toEqual(png(chunk('IHDR', 13), chunk('eXIf', 40)))
  })

  it('does not obey an EXIF behind the picture data', () => {
    const file = png(chunk('IHDR', 13), chunk('IDAT', 9), chunk('eXIf', 40), chunk('IEND'))
    expect(read(file)).toEqual(png(chunk('IHDR', 13)))
  })

  it('says nothing while an EXIF may still come', () => {
    expect(read(png(chunk('IHDR', 13), chunk('iCCP', 900)))).toBeNull()
  })
})
