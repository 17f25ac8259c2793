import { describe, expect, it } from 'vitest'
import { photoOf } from '../state/test-photos'
import { tileOfPhoto } from '../state/tiles'
import { loadLanguage } from '../ui/language'
import { detailsOf, storedText } from './details'

const english = await loadLanguage(['en'])
const details = (rest: Parameters<typeof photoOf>[1]) =>
  new Map(detailsOf(tileOfPhoto(photoOf('a', rest)), english))

it('tells everything that is known of a photo', () => {
  const known = details({
    storedSize: { width: 3024, height: 4032 },
    orientation: 6,
    camera: 'Apple iPhone 15',
    capturedAt: new Date(2026, 4, 17, 18, 42).getTime(),
    hasLocation: true,
  })
  expect(known.get('Size')).toBe('4032 × 3024')
  expect(known.get('Megapixels')).toBe('12.2 MP')
  expect(known.get('In the file')).toBe('stored as 3024 × 4032, orientation 6')
  expect(known.get('Taken')).toMatch(/^May 17, 2026, 6:42\sPM$/)
  expect(known.get('Camera')).toBe('Apple iPhone 15')
  expect(known.get('Location')).toBe('in the file')
})

it('says what a photo does not say, and leaves out what has no meaning', () => {
  const known = details({ size: null, storedSize: null })
  expect(known.get('Size')).toBe('Size unknown')
  expect(known.has('Megapixels')).toBe(false)
  expect(known.has('In the file')).toBe(false)
  expect(known.get('Taken')).toBe('none found')
  expect(known.get('Location')).toBe('none found')
})

it('tells what the phone did to a photo on the way out', () => {
  const known = details({ isConverted: true, isLocationRemoved: true })
  expect(known.get('Format')).toBe('JPEG, converted from HEIC by the phone')
  expect(known.get('Location')).toBe('removed by the phone')
})

const language = await loadLanguage(['en'])
const upright = { width: 3024, height: 4032 }
const lying = { width: 4032, height: 3024 }

describe('storedText', () => {
  it('says nothing where the file holds the picture as it is seen', () => {
    expect(storedText({ size: upright, storedSize: upright, orientation: 1 }, language)).toBeNull()
    expect(storedText({ size: null, storedSize: null, orientation: 1 }, language)).toBeNull()
  })

  it('tells the size in the file and how it is turned', () => {
    expect(storedText({ size: upright, storedSize: lying, orientation: 6 }, language)).toBe(
      'stored as 4032 × 3024, orientation 6',
    )
  })

  it('tells of a rotation that is not in EXIF, as in a HEIC', () => {
    expect(storedText({ size: upright, storedSize: lying, orientation: 1 }, language)).toBe(
      'stored as 4032 × 3024',
    )
  })
})
