import { expect, it } from 'vitest'
import { freeNumber } from './free-number'

const among = (taken: ReadonlySet<number>, asked: number[] = []) => ({
  asked,
  async isTaken(number: number) {
    asked.push(number)
    return taken.has(number)
  },
})
const upTo = (last: number) => new Set(Array.from({ length: last }, (_, at) => at + 1))

it.each([1, 2, 3, 4, 7, 8, 9999, 100_000])(
  'is the one behind the last of %i, with few questions',
  async (last) => {
    const { isTaken, asked } = among(upTo(last))
    expect(await freeNumber(1, isTaken)).toBe(last + 1)
    expect(asked.length).toBeLessThanOrEqual(2 * Math.log2(last) + 2)
  },
)

it('is one that is free where numbers are missing', async () => {
  const taken = upTo(1000)
  for (const missing of [5, 64, 500]) taken.delete(missing)
  const found = await freeNumber(1, among(taken).isTaken)
  expect(taken.has(found)).toBe(false)
})

it('goes on from where it was', async () => {
  expect(await freeNumber(7, among(upTo(7)).isTaken)).toBe(8)
})

it('is found by chance where somebody stands in the way of all steps', async () => {
  const inTheWay = new Set(Array.from({ length: 60 }, (_, at) => 1 + 2 ** at))
  const { isTaken, asked } = among(new Set([1, 2, ...inTheWay]))
  const found = await freeNumber(1, isTaken)
  expect(inTheWay.has(found)).toBe(false)
  expect(Number.isSafeInteger(found)).toBe(true)
  expect(asked.length).toBeLessThan(30)
})
