import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { PhotoFormat } from '../../contract/photo'
import { FIXTURES } from '../../test/fixtures/fixtures'
import { type ByteSource, bytesSource } from './byte-source'
import { isCutShort } from './cut-short'

const isCut = (bytes: Buffer, format: PhotoFormat): boolean =>
  isCutShort(bytesSource(bytes), format)

const bytesOf = async (format: PhotoFormat) =>
  (await FIXTURES.find((fixture) => fixture.format === format)?.bytes()) ?? Buffer.alloc(0)
/** The trailer of a GIF, `IEND` and the EXIF behind a WebP are no part of the picture. */
const LAST: Partial<Record<PhotoFormat, number>> = {
  jpeg: 40,
  gif: 2,
  png: 12,
  webp: 200,
  tiff: 400,
}
const TELLING = ['jpeg', 'png', 'gif', 'webp', 'heic', 'avif'] as const

describe('whether a picture is cut short', () => {
  it.each(FIXTURES)('$name is whole', async ({ bytes, format }) => {
    expect(isCut(await bytes(), format)).toBe(false)
  })

  it.each(TELLING)('half a %s is cut, and one without its last bytes', async (format) => {
    const bytes = await bytesOf(format)
    expect(isCut(bytes.subarray(0, bytes.length >> 1), format)).toBe(true)
    // A GIF without its trailer alone has all of its picture.
    expect(isCut(bytes.subarray(0, -(LAST[format] ?? 1)), format)).toBe(true)
    if (format === 'gif') expect(isCut(bytes.subarray(0, -1), format)).toBe(false)
  })

  it('a JPEG with a film behind its picture is whole', async () => {
    const film = Buffer.alloc(3 * 1024 * 1024, 7)
    expect(isCut(Buffer.concat([await bytesOf('jpeg'), film]), 'jpeg')).toBe(false)
  })

  it('the end of a preview in the EXIF block is not the end of the picture', async () => {
    const jpeg = await bytesOf('jpeg')
    const preview = Buffer.from([0xff, 0xe3, 0, 6, 0xff, 0xd9, 0xff, 0xd9])
    const cut = Buffer.concat([jpeg.subarray(0, 2), preview, jpeg.subarray(2, -500)])
    expect(isCut(cut, 'jpeg')).toBe(true)
  })

  it('the end may lie across two steps of reading', async () => {
    const jpeg = await bytesOf('jpeg')
    const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]))
    const fill = Buffer.alloc(scan + 1024 * 1024 - (jpeg.length - 1))
    const moved = Buffer.concat([jpeg.subarray(0, -2), fill, jpeg.subarray(-2), Buffer.alloc(9)])
    expect(isCut(moved, 'jpeg')).toBe(false)
  })

  it.each(['jpeg', 'png', 'gif', 'webp', 'heic', 'avif', 'tiff', 'other'] as const)(
    'a %s of a few bytes, or of lies, keeps nobody busy',
    async (format) => {
      for (const bytes of [Buffer.alloc(3), Buffer.alloc(200_000, 0xff), Buffer.alloc(100_000, 1)])
        isCut(bytes, format)
    },
  )

  it.each([
    ['ends with a trailer', Buffer.from('SEFH\0\0SEFT')],
    ['has zeros behind it', Buffer.alloc(5000)],
    ['ends there', Buffer.alloc(0)],
  ])('a JPEG without its end mark that %s has all of its rows or not', async (_, behind) => {
    const plain = sharp(await bytesOf('png'))
    for (const options of [{}, { chromaSubsampling: '4:4:4' }, { optimiseCoding: false }]) {
      const jpeg = await plain.clone().jpeg(options).toBuffer()
      expect(isCut(Buffer.concat([jpeg.subarray(0, -2), behind]), 'jpeg')).toBe(false)
      const half = jpeg.subarray(0, jpeg.length - (jpeg.length >> 2))
      expect(isCut(Buffer.concat([half, behind]), 'jpeg')).toBe(true)
    }
  })

  it.each([
    ['Windows', 40],
    ['OS/2', 12],
  ])('a bitmap of %s is cut where a pixel of its last row is missing', (_, headBytes) => {
    // Rows of 3 pixels in 24 bits, filled up to 12 bytes.
    const bmp = Buffer.alloc(14 + headBytes + 2 * 12)
    bmp.write('BM')
    bmp.writeUInt32LE(14 + headBytes, 10)
    bmp.writeUInt32LE(headBytes, 14)
    const wide = headBytes === 40
    for (const [at, value] of [3, 2].entries())
      if (wide) bmp.writeInt32LE(value, 18 + 4 * at)
      else bmp.writeUInt16LE(value, 18 + 2 * at)
    bmp.writeUInt16LE(24, wide ? 28 : 24)
    expect(isCut(bmp, 'bmp')).toBe(false)
    expect(isCut(bmp.subarray(0, -3), 'bmp')).toBe(false)
    expect(isCut(bmp.subarray(0, -4), 'bmp')).toBe(true)
  })

  it('an extension of a GIF that is cut short takes no picture away', async () => {
    const gif = await bytesOf('gif')
    const extension = Buffer.from([0x21, 0xff, 11, 0x41])
    expect(isCut(Buffer.concat([gif.subarray(0, -1), extension]), 'gif')).toBe(false)
  })

  it('half a TIFF is cut, whose directory stands behind its picture', async () => {
    const tiff = await bytesOf('tiff')
    expect(isCut(tiff.subarray(0, tiff.length >> 1), 'tiff')).toBe(true)
  })

  it('a TIFF that says too much of its last strip has all of its pixels', async () => {
    const whole = await sharp({ create: { width: 50, height: 40, channels: 3, background: 'red' } })
      .tiff({ compression: 'none' })
      .toBuffer()
    expect(isCut(whole, 'tiff')).toBe(false)
    const lengths = whole.indexOf(Buffer.from([0x17, 0x01, 4, 0, 1, 0, 0, 0]))
    expect(lengths).toBeGreaterThan(0)
    whole.writeUInt32LE(1_000_000, lengths + 8)
    expect(isCut(whole, 'tiff')).toBe(false)
    expect(isCut(whole.subarray(0, whole.readUInt32LE(4)), 'tiff')).toBe(true)
  })

  it('reads two bytes of a whole JPEG', async () => {
    const source = bytesSource(await bytesOf('jpeg'))
    const lengths: number[] = []
    const counting: ByteSource = {
      ...source,
      at(offset, length) {
        lengths.push(length)
        return source.at(offset, length)
      },
    }
    expect(isCutShort(counting, 'jpeg')).toBe(false)
    expect(lengths).toEqual([2])
  })
})
