import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Orientation } from '../../contract/photo'
import { bytesSource } from './byte-source'
import { readFacts } from './picture-facts'
import { turnedHead, turnedOrientation } from './turned-jpeg'

function turnedJpeg(jpeg: Buffer, turns: number): Buffer | null {
  const head = turnedHead(jpeg, turns)
  return head && Buffer.concat([head.bytes, jpeg.subarray(head.rest)])
}

/** Two colours, so that every turn looks different. */
const picture = () =>
  sharp({ create: { width: 32, height: 16, channels: 3, background: '#d33' } }).composite([
    {
      input: { create: { width: 8, height: 8, channels: 3, background: '#36e' } },
      left: 0,
      top: 0,
    },
  ])
const upright = (jpeg: Buffer) => sharp(jpeg).rotate().raw().toBuffer({ resolveWithObject: true })
const orientationOf = (jpeg: Buffer) => readFacts(bytesSource(jpeg), 'jpeg', 0).orientation
const exif = (orientation: Orientation | null) => ({
  IFD0: { Make: 'Apple', Software: 'x', ...(orientation && { Orientation: `${orientation}` }) },
})

async function expectTurned(jpeg: Buffer, turns: number): Promise<Buffer> {
  const turned = turnedJpeg(jpeg, turns)
  if (turned === null) throw new Error('It was not turned')
  const [found, before] = [await upright(turned), await upright(jpeg)]
  const expected = await sharp(before.data, { raw: before.info })
    .rotate(90 * turns)
    .raw()
    .toBuffer()
  expect(found.data.equals(expected)).toBe(true)
  return turned
}

describe('a JPEG is turned without loss', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8] as const)('from orientation %i', async (orientation) => {
    const jpeg = await picture().withMetadata({ orientation }).jpeg().toBuffer()
    for (const turns of [1, 2, 3]) await expectTurned(jpeg, turns)
    expect(turnedOrientation(orientation, 4)).toBe(orientation)
  })

  it('where it has no EXIF, and where its EXIF has no orientation', async () => {
    await expectTurned(await picture().jpeg().toBuffer(), 1)
    const jpeg = await picture().withExif(exif(null)).jpeg().toBuffer()
    const turned = await expectTurned(jpeg, 3)
    const { exif: kept } = await sharp(turned).metadata()
    expect(String(kept)).toContain('Apple')
  })

  it.each<[string, (exif: Buffer, at: number) => void, Buffer?]>([
    ['has another type', (exif, at) => exif.writeUInt16BE(4, at + 2)],
    ['has no value', (exif, at) => exif.writeUInt32BE(0, at + 4)],
    ['has two values', (exif, at) => exif.writeUInt32BE(2, at + 4)],
    ['stands behind fill bytes', () => {}, Buffer.from([0xff, 0xff, 0xff])],
    ['follows another byte than 0', (exif) => exif.writeUInt8(7, 5)],
  ])('where the orientation %s', async (_what, change, fill = Buffer.alloc(0)) => {
    const plain = await picture().jpeg().toBuffer()
    const exif = Buffer.concat([
      ...[Buffer.from('Exif\0\0MM\0*', 'latin1'), Buffer.from([0, 0, 0, 8, 0, 1])],
      Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]),
    ])
    change(exif, 16)
    const head = Buffer.from([0xff, 0xe1, 0, 2 + exif.length])
    const jpeg = Buffer.concat([plain.subarray(0, 2), fill, head, exif, plain.subarray(2)])
    const turned = turnedJpeg(jpeg, 1)
    const seen = orientationOf(jpeg)
    expect(turned && orientationOf(turned)).toBe(turnedOrientation(seen, 1))
    expect(turned && (await sharp(turned).metadata()).orientation).toBe(turnedOrientation(seen, 1))
  })

  it('and its data are the very bytes', async () => {
    const jpeg = await picture().withExif(exif(6)).jpeg().toBuffer()
    const turned = await expectTurned(jpeg, 1)
    const data = (file: Buffer) => file.subarray(file.indexOf(Buffer.from([0xff, 0xdb])))
    expect(data(turned).equals(data(jpeg))).toBe(true)
  })
})

it.each([
  ['no JPEG', Buffer.from('GIF89a')],
  ['nothing', Buffer.alloc(0)],
  ['half a header', Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 40, 69, 120])],
])('is nothing of %s', (_what, bytes) => {
  expect(turnedJpeg(bytes, 1)).toBeNull()
})
