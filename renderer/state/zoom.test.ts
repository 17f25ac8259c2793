import { expect, it } from 'vitest'
import { isZoom, LARGEST, SMALLEST, wantedRowHeight, zoomed } from './zoom'

it('goes by steps and stops at both ends', () => {
  expect(zoomed(0, 1)).toBe(1)
  expect(zoomed(LARGEST, 1)).toBe(LARGEST)
  expect(zoomed(SMALLEST, -1)).toBe(SMALLEST)
})

it('makes every step larger than the one before in a usual window', () => {
  const heights = [-2, -1, 0, 1, 2, 3, 4].map((zoom) => wantedRowHeight(1100, zoom))
  expect(heights).toEqual([128, 160, 200, 250, 313, 391, 488])
})

it('keeps room for the size on a photo, and never makes a row larger than the gallery', () => {
  expect(wantedRowHeight(400, SMALLEST)).toBe(112)
  expect(wantedRowHeight(400, LARGEST)).toBeLessThanOrEqual(267)
})

it('knows what may be remembered of it', () => {
  expect([0, SMALLEST, LARGEST].every(isZoom)).toBe(true)
  expect([1.5, LARGEST + 1, Number.NaN, '0', null].some(isZoom)).toBe(false)
})
