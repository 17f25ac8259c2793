import { expect, it } from 'vitest'
import { copiedSize, plainIcon } from './clipboard-and-drag'

it('copies a photo of a phone with every pixel', () => {
  expect(copiedSize(8064, 6048)).toEqual({ width: 8064, height: 6048 })
})

it('makes a larger one smaller in its own shape', () => {
  const { width, height } = copiedSize(20_000, 10_000)
  expect(width * height).toBeLessThanOrEqual(50_000_000)
  expect(width / height).toBeCloseTo(2, 3)
  expect(copiedSize(60_000_000, 1).height).toBe(1)
})

it('has four bytes a pixel', () => {
  const { width, height, pixels } = plainIcon()
  expect(pixels).toHaveLength(width * height * 4)
})
