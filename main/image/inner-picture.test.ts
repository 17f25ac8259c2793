import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { exifBlock } from '../../test/fixtures/exif'
import { addProperties, addTurns, clapBox } from '../../test/fixtures/heif-turns'
import { jpegLayout } from '../../test/fixtures/layouts'
import { paintPicture } from '../../test/fixtures/paint'
import { heicSequence, makeRaw, RAW_LAYOUTS } from '../../test/fixtures/raw-previews'
import { bytesSource } from './byte-source'
import { findInnerPicture, type InnerPicture } from './inner-picture'
import { readFacts } from './picture-facts'

const size = { width: 6000, height: 4000 }
let preview: Buffer
let small: Buffer
beforeAll(async () => {
  const plain = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#48a' } })
      .jpeg()
      .toBuffer()
  preview = await plain(160, 107)
  small = await plain(107, 160)
})

/** The bytes that a decoder gets. */
function bytesOf(file: Buffer, inner: InnerPicture | null): Buffer {
  if (inner === null) throw new Error('There is no picture inside.')
  return Buffer.concat(
    inner.pieces.map((piece) =>
      piece instanceof Uint8Array ? piece : file.subarray(piece.at, piece.at + piece.length),
    ),
  )
}
const inside = (file: Buffer, format: 'raw' | 'dng' | 'heic' = 'raw') =>
  findInnerPicture(bytesSource(file), format)

describe('the preview of a RAW', () => {
  it.each(RAW_LAYOUTS)('is found where a %s has it, and the size told stays its own', (layout) => {
    const file = makeRaw(layout, { size, orientation: 1, preview })
    expect(bytesOf(file, inside(file)).equals(preview)).toBe(true)
    const format = layout === 'dng' ? 'dng' : 'raw'
    expect(readFacts(bytesSource(file), format, 0)).toMatchObject({ format, size })
  })

  it.each(RAW_LAYOUTS.filter((layout) => layout !== 'raf'))(
    'is turned as the %s says',
    async (layout) => {
      const file = makeRaw(layout, { size, orientation: 6, preview })
      const bytes = bytesOf(file, inside(file))
      expect(await sharp(bytes).metadata()).toMatchObject({ orientation: 6, width: 160 })
      expect(bytes.subarray(2 - preview.length).equals(preview.subarray(2))).toBe(true)
    },
  )

  it('keeps a turning of its own, and one that was carried out already', async () => {
    const exif = exifBlock({ orientations: [{ value: 8, type: 3 }] })
    const layout = { exif, pad: 0, isLast: false, trailer: Buffer.alloc(0) }
    for (const own of [jpegLayout(preview, layout), small]) {
      const file = makeRaw('dng', { size, orientation: 6, preview: own })
      expect(bytesOf(file, inside(file, 'dng')).equals(own)).toBe(true)
    }
  })

  it('is no lossless JPEG, and nothing that lies outside the file', () => {
    const lossless = Buffer.from(preview)
    lossless[lossless.indexOf(Buffer.from('ffc0', 'hex')) + 1] = 0xc3
    expect(inside(makeRaw('dng', { size, orientation: 1, preview: lossless }), 'dng')).toBeNull()
    const cut = makeRaw('raf', { size, orientation: 1, preview }).subarray(0, 400)
    expect(inside(cut)).toBeNull()
  })
})

describe('a HEIC', () => {
  const painted = { seed: 7, width: 64, height: 40, format: 'heic' } as const

  it('is decoded as it is where that can be done', async () => {
    expect(inside(await paintPicture({ ...painted, orientation: 6 }), 'heic')).toBeNull()
  })

  it('that is a sequence gives its first picture as a file of its own', async () => {
    const heic = await paintPicture({ ...painted, orientation: 1 })
    const file = heicSequence(heic, painted)
    const first = bytesOf(file, inside(file, 'heic'))
    expect(readFacts(bytesSource(first), 'heic', 0).size).toEqual({ width: 64, height: 40 })
    expect(readFacts(bytesSource(file), 'heic', 0).size).toEqual({ width: 64, height: 40 })
  })

  it('with a crop is decoded whole, and cropped as its boxes say', async () => {
    const heic = await paintPicture({ ...painted, orientation: 1 })
    // Left of the middle by 10 and below it by 5, then turned to the left.
    const cropped = addProperties(heic, [clapBox(21, 11, -10, 5)])
    const file = addTurns(cropped, [{ type: 'irot', value: 1 }])
    const inner = inside(file, 'heic')
    expect(readFacts(bytesSource(file), 'heic', 0).size).toEqual({ width: 11, height: 21 })
    expect(inner?.crop).toEqual({ left: 20, top: 31, width: 11, height: 21 })
    const whole = readFacts(bytesSource(bytesOf(file, inner)), 'heic', 0)
    expect(whole.size).toEqual({ width: 40, height: 64 })
  })
})
