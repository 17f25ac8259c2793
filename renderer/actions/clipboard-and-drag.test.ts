import { expect, it } from 'vitest'
import { plainIcon } from './clipboard-and-drag'

it('has four bytes a pixel', () => {
  const { width, height, pixels } = plainIcon()
  expect(pixels).toHaveLength(width * height * 4)
})
