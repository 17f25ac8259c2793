import { expect, it } from 'vitest'
import type { Photo, PhotoFormat } from '../../../contract/photo'
import { unknownFacts } from '../../image/formats'
import { hopeless, isShownByChromium } from './preview-plan'

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
  expect(isShownByChromium('other')).toBe(false)
  expect(hopeless(fileOf('jpeg'))).toBeNull()
  expect(isShownByChromium('jpeg')).toBe(true)
})
