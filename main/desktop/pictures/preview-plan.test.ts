import { describe, expect, it } from 'vitest'
import { isShownAsItIs } from '../../../contract/bridge'
import type { Photo, PhotoFormat } from '../../../contract/photo'
import { unknownFacts } from '../../image/formats'
import { checkedPicture, checkedSize, hopeless, pixelSize } from './preview-plan'

const fileOf = (format: PhotoFormat): Photo => ({
  id: '1',
  name: 'page.html',
  bytes: 100,
  sender: { id: 'a', name: 'Phone' },
  receivedAt: 0,
  isConverted: false,
  isDamaged: false,
  ...unknownFacts(format),
})

it('gives a file that is no photo to no decoder and no page', () => {
  expect(hopeless(fileOf('other'))).toBe('no-decoder')
  expect(isShownAsItIs('other')).toBe(false)
  expect(hopeless(fileOf('jpeg'))).toBeNull()
  expect(isShownAsItIs('jpeg')).toBe(true)
})

const webp = new Uint8Array(Buffer.from('RIFF\x0a\xff\x00\x00WEBPVP8 ', 'latin1'))
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0x10])

it('passes the picture that was asked for', () => {
  expect(checkedPicture(webp, 'thumbnail')).toBe(webp)
  for (const type of ['thumbnail', 'image/jpeg'] as const)
    expect(checkedPicture(jpeg, type)).toBe(jpeg)
  expect(checkedPicture(webp, 'image/jpeg')).toBeNull()
})

it.each([
  null,
  undefined,
  'RIFF    WEBP',
  [0xff, 0xd8, 0xff],
  new Uint8Array(),
  new Uint8Array(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
  new Uint8Array(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
  new Uint8Array(128 * 1024 * 1024 + 1),
])('passes nothing else as a thumbnail (case %#)', (value) => {
  expect(checkedPicture(value, 'thumbnail')).toBeNull()
})

describe('bare pixels', () => {
  const pixels = (width: number, height: number, bytes: number) => {
    const picture = new Uint8Array(8 + bytes)
    new DataView(picture.buffer).setUint32(0, width, true)
    new DataView(picture.buffer).setUint32(4, height, true)
    return picture
  }

  it('are as many as they say', () => {
    expect(checkedPicture(pixels(3, 2, 24), 'pixels')).toHaveLength(32)
    expect(pixelSize(pixels(3, 2, 24))).toEqual({ width: 3, height: 2 })
  })

  it.each([
    [3, 2, 23],
    [3, 2, 25],
    [0, 2, 0],
    [2 ** 31, 2, 16],
  ])('are refused when they say %i x %i and there are %i bytes', (width, height, bytes) => {
    expect(checkedPicture(pixels(width, height, bytes), 'pixels')).toBeNull()
  })

  it('come with the size of the photo, if that is one', () => {
    expect(checkedSize({ width: 40, height: 30 })).toEqual({ width: 40, height: 30 })
    for (const none of [null, 'x', {}, { width: 0, height: 1 }, { width: 1.5, height: 1 }])
      expect(checkedSize(none)).toBeNull()
  })

  it('are refused when even their size is missing', () => {
    expect(checkedPicture(new Uint8Array(7), 'pixels')).toBeNull()
  })
})
