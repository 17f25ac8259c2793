import { expect, it } from 'vitest'
import { toBlueFirst } from './pixels'

it('turns red, green, blue into blue, green, red', () => {
  const pixels = new Uint8ClampedArray([1, 2, 3, 255, 4, 5, 6, 7])
  expect([...toBlueFirst(pixels)]).toEqual([3, 2, 1, 255, 6, 5, 4, 7])
})
