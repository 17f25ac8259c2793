import { expect, it } from 'vitest'
import type { PhotoFormat } from '../../contract/photo'
import { heicClaim, isConverted } from './photo'

const converted = (
  name: string,
  format: PhotoFormat,
  { type = '', device = '', capturedAt = 1 as number | null } = {},
) => isConverted(heicClaim({ name, type, device }), { format, capturedAt })

it('says nothing of a HEIC that arrived as it was', () => {
  expect(converted('IMG_1.HEIC', 'heic')).toBe(false)
})

it('sees what the phone called HEIC and sent as JPEG', () => {
  expect(converted('IMG_1.HEIC', 'jpeg')).toBe(true)
  expect(converted('1000', 'jpeg', { type: 'image/heic' })).toBe(true)
})

it('knows the name that an iPhone gives to what it converted', () => {
  expect(converted('IMG_1.jpeg', 'jpeg', { device: 'iphone' })).toBe(true)
  expect(converted('IMG_1.jpeg', 'jpeg', { device: 'ipad' })).toBe(true)
  expect(converted('IMG_1.jpg', 'jpeg', { device: 'iphone' })).toBe(false)
  expect(converted('meme.jpeg', 'jpeg', { device: 'iphone', capturedAt: null })).toBe(false)
  expect(converted('IMG_1.jpeg', 'jpeg', { device: 'android' })).toBe(false)
})
