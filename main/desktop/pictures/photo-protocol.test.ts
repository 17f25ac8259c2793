import { expect, it } from 'vitest'
import { PHOTO_URL } from '../../../contract/bridge'
import { originalUrl } from '../../../contract/thumbnailer'
import { photoAddress } from './photo-protocol'

const id = '0123456789abcdef0123456789abcdef'

it('reads the addresses that the contract writes', () => {
  expect(photoAddress(PHOTO_URL.thumbnail(id))).toEqual({ kind: 'thumb', id })
  expect(photoAddress(PHOTO_URL.full(id))).toEqual({ kind: 'full', id })
  expect(photoAddress(PHOTO_URL.film(id))).toEqual({ kind: 'film', id })
  expect(photoAddress(originalUrl(id))).toEqual({ kind: 'original', id })
})

it.each([
  'photo://thumb/',
  'photo://thumb/../../etc/passwd',
  'photo://thumb/..%2f..%2fetc%2fpasswd',
  'photo://thumb/%2fetc%2fpasswd',
  `photo://thumb/${id}/x`,
  `photo://thumb/${id}?x`,
  `photo://thumb/${id}#x`,
  `photo://thumb/${id.toUpperCase()}`,
  `photo://thumb/${id}0`,
  `photo://other/${id}`,
  `photo://thumb:80/${id}`,
  `file://thumb/${id}`,
])('finds no photo at %s', (address) => {
  expect(photoAddress(address)).toBeNull()
})
