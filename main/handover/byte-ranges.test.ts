import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createByteRanges } from './byte-ranges'

it('counts each byte once, in whatever order they come', () => {
  const range = fc.tuple(fc.nat(200), fc.nat(30)).map(([start, length]) => [start, start + length])
  fc.assert(
    fc.property(fc.array(range, { maxLength: 60 }), (all) => {
      const ranges = createByteRanges()
      const model = new Set<number>()
      for (const [start = 0, end = 0] of all) {
        ranges.add(start, end)
        for (let at = start; at < end; at += 1) model.add(at)
      }
      expect(ranges.bytes()).toBe(model.size)
    }),
  )
})

it('keeps a bounded number of pieces', () => {
  const ranges = createByteRanges()
  for (let at = 0; at < 1000; at += 1) ranges.add(at * 2, at * 2 + 1)
  expect(ranges.bytes()).toBe(64)
  ranges.add(0, 2000)
  expect(ranges.bytes()).toBe(2000)
})
