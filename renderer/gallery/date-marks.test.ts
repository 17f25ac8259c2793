import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { photoOf } from '../state/test-photos'
import { tileOfPhoto } from '../state/tiles'
import { groupByDay } from '../state/view'
import { dateMarks, dayAt, dayOfKey, MARK_HEIGHT } from './date-marks'
import { layOut } from './layout'

const onDays = (days: readonly Date[]) => {
  const tiles = days
    .map((day, at) => tileOfPhoto(photoOf(`p${at}`, { receivedAt: day.getTime() + 43_200_000 })))
    .sort((a, b) => b.at - a.at)
  return layOut(groupByDay(tiles), 900)
}
const { sections, height } = onDays(
  Array.from({ length: 500 }, (_, at) => new Date(2026, 10, 29 - 2 * at)),
)

describe('the dates beside the photos', () => {
  it('have room, stand in order, and years go before months', () => {
    const marks = dateMarks(sections, height - 700, 600)
    expect(marks.filter(({ kind }) => kind === 'year')).toHaveLength(2)
    expect(marks.filter(({ kind }) => kind === 'month').length).toBeGreaterThan(10)
    expect(marks[0]).toMatchObject({ kind: 'month', y: 0 })
    for (const [at, mark] of marks.entries())
      expect(mark.y - (marks[at - 1]?.y ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(
        MARK_HEIGHT,
      )
  })

  it('are days where all photos are of one month', () => {
    const few = onDays([new Date(2026, 10, 29), new Date(2026, 10, 28), new Date(2026, 10, 27)])
    const marks = dateMarks(few.sections, few.height, 600)
    expect(marks.map(({ kind }) => kind)).toEqual(['month', 'day', 'day'])
  })

  it('never leave the scrubber', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -50, max: 99_999 }),
        fc.integer({ min: 0, max: 900 }),
        (room, length) => {
          for (const { y } of dateMarks(sections, room, length)) {
            expect(y).toBeGreaterThanOrEqual(0)
            expect(y).toBeLessThanOrEqual(length)
          }
        },
      ),
    )
  })
})

it('knows the day that is seen', () => {
  expect(dayAt([], 0)).toBe(-1)
  expect(dayAt(sections, -10)).toBe(0)
  for (const [at, { y }] of sections.entries()) expect(dayAt(sections, y + 1)).toBe(at)
})

it.each([
  ['ArrowDown', 0, 1],
  ['ArrowUp', 0, 0],
  ['ArrowDown', 499, 499],
  // From the 29th of November, every other day, to the last one of October: the 30th.
  ['PageDown', 0, 15],
  ['PageUp', 20, 14],
  ['PageUp', 3, 0],
  ['Home', 20, 0],
  ['End', 20, 499],
  ['a', 20, null],
] as const)('leads with %s from day %i to %s', (key, from, to) => {
  expect(dayOfKey(key, sections, from)).toBe(to)
})
