import { expect, it } from 'vitest'
import { copiedSize } from './copied-size'

it('copies a photo of a phone with every pixel', () => {
  expect(copiedSize({ width: 8064, height: 6048 })).toEqual({ width: 8064, height: 6048 })
})

it('makes a larger one smaller in its own shape', () => {
  const { width, height } = copiedSize({ width: 20_000, height: 10_000 })
  expect(width * height).toBeLessThanOrEqual(50_000_000)
  expect(width / height).toBeCloseTo(2, 3)
  expect(copiedSize({ width: 60_000_000, height: 1 }).height).toBe(1)
})
