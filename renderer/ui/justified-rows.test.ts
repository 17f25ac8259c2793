import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { justifiedRows } from './justified-rows'

const space = { width: 1000, height: 180, gap: 8 }
const shapes = fc.array(fc.double({ min: 0.45, max: 8, noNaN: true }), { maxLength: 60 })
const rightEdge = (row: ReturnType<typeof justifiedRows>[number] | undefined) => {
  const last = row?.tiles.at(-1)
  return last ? last.x + last.width : 0
}

describe.each(['first', 'last'] as const)('justifiedRows with a ragged %s row', (ragged) => {
  const rowsOf = (all: readonly number[]) => justifiedRows(all, space, ragged)
  const finishedOf = (all: readonly number[]) =>
    ragged === 'first' ? rowsOf(all).slice(1) : rowsOf(all).slice(0, -1)

  it('shows every photo once, in order', () => {
    fc.assert(
      fc.property(shapes, (all) => {
        const shown = rowsOf(all).flatMap((row) => row.tiles.map(({ at }) => at))
        expect(shown).toEqual(all.map((_, at) => at))
      }),
    )
  })

  it('ends every finished row at the same edge', () => {
    fc.assert(
      fc.property(shapes, (all) => {
        for (const row of finishedOf(all)) expect(rightEdge(row)).toBe(space.width)
      }),
    )
  })

  it('never goes over the edge', () => {
    fc.assert(
      fc.property(shapes, (all) => {
        for (const row of rowsOf(all)) expect(rightEdge(row)).toBeLessThanOrEqual(1000)
      }),
    )
  })

  it('keeps the shape of every photo to the pixel', () => {
    fc.assert(
      fc.property(shapes, (all) => {
        for (const { height, tiles } of rowsOf(all))
          for (const { at, width } of tiles) {
            const shape = all[at] ?? 0
            expect(Math.abs(width - shape * height)).toBeLessThanOrEqual(1 + shape / 2)
          }
      }),
    )
  })

  it('leaves every finished row as it was when one more photo comes in at its ragged end', () => {
    fc.assert(
      fc.property(shapes, fc.double({ min: 0.45, max: 8, noNaN: true }), (all, one) => {
        const widths = (rows: ReturnType<typeof justifiedRows>) =>
          rows.map(({ height, tiles }) => [height, ...tiles.map(({ x, width }) => [x, width])])
        const finished = widths(finishedOf(all))
        const after = widths(rowsOf(ragged === 'first' ? [one, ...all] : [...all, one]))
        const same = ragged === 'first' ? after.slice(-finished.length) : after
        expect(same.slice(0, finished.length)).toEqual(finished)
      }),
    )
  })

  it('leaves a row of few photos at the wanted height instead of blowing it up', () => {
    expect(rowsOf([1.5])).toEqual([{ height: 180, tiles: [{ at: 0, x: 0, width: 270 }] }])
  })

  it('gives nothing for nothing', () => {
    expect(rowsOf([])).toEqual([])
  })
})
