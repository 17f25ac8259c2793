import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PhotoFormat } from '../../contract/photo'
import { FIXTURES } from '../../test/fixtures/fixtures'
import { tempFolder } from '../../test/support/disk/temp-folder'
import { isCutShort, isFileCutShort } from './cut-short'

async function isCut(bytes: Buffer, format: PhotoFormat): Promise<boolean> {
  const path = join(await tempFolder(), 'photo')
  await writeFile(path, bytes)
  return isFileCutShort(path, bytes.length, format)
}

const bytesOf = async (format: PhotoFormat) =>
  (await FIXTURES.find((fixture) => fixture.format === format)?.bytes()) ?? Buffer.alloc(0)
const TELLING = ['jpeg', 'png', 'gif', 'webp', 'heic', 'avif'] as const

describe('whether a picture is cut short', () => {
  it.each(FIXTURES)('$name is whole', async ({ bytes, format }) => {
    expect(await isCut(await bytes(), format)).toBe(false)
  })

  it.each(TELLING)('half a %s is cut, and one without its last byte', async (format) => {
    const bytes = await bytesOf(format)
    expect(await isCut(bytes.subarray(0, bytes.length >> 1), format)).toBe(true)
    if (format !== 'png') expect(await isCut(bytes.subarray(0, -1), format)).toBe(true)
  })

  it('a JPEG with a film behind its picture is whole', async () => {
    const film = Buffer.alloc(3 * 1024 * 1024, 7)
    expect(await isCut(Buffer.concat([await bytesOf('jpeg'), film]), 'jpeg')).toBe(false)
  })

  it('the end of a preview in the EXIF block is not the end of the picture', async () => {
    const jpeg = await bytesOf('jpeg')
    const preview = Buffer.from([0xff, 0xe3, 0, 6, 0xff, 0xd9, 0xff, 0xd9])
    const cut = Buffer.concat([jpeg.subarray(0, 2), preview, jpeg.subarray(2, -500)])
    expect(await isCut(cut, 'jpeg')).toBe(true)
  })

  it('the end may lie across two steps of reading', async () => {
    const jpeg = await bytesOf('jpeg')
    const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]))
    const fill = Buffer.alloc(scan + 1024 * 1024 - (jpeg.length - 1))
    const moved = Buffer.concat([jpeg.subarray(0, -2), fill, jpeg.subarray(-2), Buffer.alloc(9)])
    expect(await isCut(moved, 'jpeg')).toBe(false)
  })

  it.each(['jpeg', 'png', 'gif', 'webp', 'heic', 'avif', 'tiff', 'other'] as const)(
    'a %s of a few bytes, or of lies, keeps nobody busy',
    async (format) => {
      for (const bytes of [Buffer.alloc(3), Buffer.alloc(200_000, 0xff), Buffer.alloc(100_000, 1)])
        await isCut(bytes, format)
    },
  )

  it('reads two bytes of a whole JPEG', async () => {
    const path = join(await tempFolder(), 'photo')
    const bytes = await bytesOf('jpeg')
    await writeFile(path, bytes)
    const file = await open(path)
    const lengths: number[] = []
    const counting = Object.assign(Object.create(file), {
      read: (buffer: Buffer, offset: number, length: number, position: number) => {
        lengths.push(length)
        return file.read(buffer, offset, length, position)
      },
    })
    expect(await isCutShort(counting, bytes.length, 'jpeg')).toBe(false)
    expect(lengths).toEqual([2])
    await file.close()
  })
})
