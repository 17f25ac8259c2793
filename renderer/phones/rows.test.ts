import { expect, it } from 'vitest'
import { leastHeight, rowsIn } from './rows'

const NOTHING = { isLong: () => false, needsPerson: () => false }
const phones = (count: number) => Array.from({ length: count }, (_, at) => at)

it('gives each phone a row where all fit, in their order', () => {
  const asked = { ...NOTHING, needsPerson: (at: number) => at === 2 }
  expect(rowsIn(phones(8), 404, asked)).toEqual({ long: phones(8), small: [], isDense: false })
})

it('moves rows closer together before any is small', () => {
  expect(rowsIn(phones(9), 454, NOTHING)).toEqual({ long: phones(9), small: [], isDense: true })
})

it('gives as many a row as leave the others a small place', () => {
  const { long, small } = rowsIn(phones(27), 454, NOTHING)
  expect(long.length).toBeGreaterThan(0)
  expect(long.length * 44 + Math.ceil(small.length / 2) * 30).toBeLessThanOrEqual(454)
  expect([...long, ...small]).toEqual(phones(27))
})

it('puts those first that need a person, and those with more to say before them', () => {
  const asked = { isLong: (at: number) => at === 17, needsPerson: (at: number) => at === 11 }
  const { long } = rowsIn(phones(20), 420, asked)
  expect(long.slice(0, 2)).toEqual([17, 11])
})

it('keeps a row for each that has more to say, whether it fits or not', () => {
  const { long, small } = rowsIn(phones(30), 100, { ...NOTHING, isLong: (at) => at < 4 })
  expect([long.length, small.length]).toEqual([4, 26])
})

it('never needs more than one row and the others two beside each other', () => {
  expect([0, 1, 2, 27].map(leastHeight)).toEqual([0, 40, 74, 44 + 13 * 30])
})
