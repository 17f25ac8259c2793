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
const LAST: Partial<Record<PhotoFormat, number>> = { gif: 2, png: 12, webp: 200 }
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
