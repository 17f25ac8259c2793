import { expect, it } from 'vitest'
import { describeScrolls } from './window'

const MIB = 1024 * 1024
const scrolled = (residentMib: number, onceMib: number) => ({
  late: [0.01],
  residentBytes: [residentMib * MIB],
  sharedOnceBytes: [onceMib * MIB],
})

it.each([
  [572, 'at most 900 MiB: met'],
  [901, 'at most 900 MiB: **not met**'],
])('judges memory by what is there once: %d MiB', (once, judgement) => {
  const text = describeScrolls({
    gallery: scrolled(1200, once),
    plain: scrolled(700, 300),
    mostTiles: 64,
  })
  expect(text).toContain(judgement)
})
