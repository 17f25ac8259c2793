import { expect, it } from 'vitest'
import { deliveredPicture } from './delivered-picture'

const webp = new Uint8Array(Buffer.from('RIFF\x0a\xff\x00\x00WEBPVP8 ', 'latin1'))
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0x10])

it('passes the picture that was ordered', () => {
  expect(deliveredPicture(webp, 'image/webp')).toBe(webp)
  expect(deliveredPicture(jpeg, 'image/jpeg')).toBe(jpeg)
})

it.each([
  null,
  undefined,
  'RIFF    WEBP',
  [0xff, 0xd8, 0xff],
  new Uint8Array(),
  new Uint8Array(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
  jpeg,
  new Uint8Array(64 * 1024 * 1024 + 1),
])('passes nothing else as WebP (case %#)', (value) => {
  expect(deliveredPicture(value, 'image/webp')).toBeNull()
})
