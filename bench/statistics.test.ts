import { describe, expect, it } from 'vitest'
import { median, pairedRatio, percentile } from './statistics'

describe('median', () => {
  it('is the one in the middle, however they stand', () => {
    expect(median([9, 1, 5])).toBe(5)
  })

  it('lies between the two in the middle', () => {
    expect(median([4, 1, 2, 100])).toBe(3)
  })
})

describe('percentile', () => {
  it('is the value that so many do not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_, at) => 100 - at)
    expect(percentile(hundred, 0.99)).toBe(99)
    expect(percentile(hundred, 1)).toBe(100)
    expect(percentile([7], 0.99)).toBe(7)
  })
})

describe('pairedRatio', () => {
  it('compares within each round, so that a slow moment that meets both counts for nothing', () => {
    expect(pairedRatio([200, 20, 200], [100, 10, 100])).toBe(2)
  })
})
