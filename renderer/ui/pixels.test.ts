import { expect, it } from 'vitest'
import { fittedSize, toBlueFirst } from './pixels'

it('turns red, green, blue into blue, green, red', () => {
  const pixels = new Uint8ClampedArray([1, 2, 3, 255, 4, 5, 6, 7])
  expect([...toBlueFirst(pixels)]).toEqual([3, 2, 1, 255, 6, 5, 4, 7])
})

it.each([
  [4032, 3024, 640, 480],
  [3024, 4032, 480, 640],
  [640, 480, 640, 480],
  [100, 50, 100, 50],
  [65_535, 1, 640, 1],
  [1, 1, 1, 1],
  [6000, 6000, 640, 640],
])('fits %i x %i as %i x %i', (width, height, fittedWidth, fittedHeight) => {
  expect(fittedSize({ width, height }, 640)).toEqual({ width: fittedWidth, height: fittedHeight })
})
