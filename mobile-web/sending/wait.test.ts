import { describe, expect, it } from 'vitest'
import { backOff } from './wait'

describe('backOff', () => {
  it('doubles from half a second up to fifteen seconds', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 1000].map((failures) => backOff(failures, 0.5))
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000])
  })

  it('spreads phones over a fifth to each side', () => {
    expect(backOff(2, 0)).toBeCloseTo(800)
    expect(backOff(2, 1)).toBeCloseTo(1200)
  })
})
