import { expect, it } from 'vitest'
import type { PhotoFormat } from '../../contract/photo'
import { unknownFacts } from '../image/formats'
import { copyPath, heicClaim, isConverted, photoOf, relativePath } from './photo'

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

it('is put together from its file and its sender, and knows its path again', () => {
  const facts = { ...unknownFacts('jpeg'), capturedAt: 5 }
  const sender = { id: 'phone', name: 'Phone' }
  const told = { id: 'a', bytes: 9, sender, receivedAt: 7, isDamaged: false }
  const photo = photoOf({ ...told, path: '2026/11/a.jpg', facts, wasHeic: 'said' })
  expect(photo).toEqual({
    ...{ ...facts, ...told, name: 'a.jpg', subfolder: '2026/11', isConverted: true },
  })
  expect(relativePath(photo)).toBe('2026/11/a.jpg')
  expect(copyPath({ ...photo, jpegCopy: 'b.jpg' })).toBe('2026/11/b.jpg')
  const atTop = photoOf({ ...told, path: 'a.jpg', facts, wasHeic: 'no' })
  expect([relativePath(atTop), copyPath(atTop)]).toEqual(['a.jpg', null])
  expect('subfolder' in atTop).toBe(false)
})
