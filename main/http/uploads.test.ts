import { expect, it } from 'vitest'
import type { Photo } from '../../contract/photo'
import { unknownFacts } from '../image/formats'
import { photoReceipt } from './uploads'

const photo: Photo = {
  ...unknownFacts('jpeg'),
  ...{ id: 'a', name: 'a.jpg', bytes: 9, sender: { id: 's', name: 'Phone' }, receivedAt: 7 },
  ...{ isDamaged: false, isConverted: false },
}

it('a receipt tells what the computer knows to be lacking', () => {
  expect(photoReceipt(photo)).toMatchObject({ isDamaged: false, isLive: false })
  expect(photoReceipt({ ...photo, isDamaged: true })).toMatchObject({ isDamaged: true })
  const contentId = '5D6A4A0E-0F5B-4E0F-9A54-6C1D2B8E7F01'
  expect(photoReceipt({ ...photo, contentId })).toMatchObject({ isLive: true })
})
