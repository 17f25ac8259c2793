import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, CAPTION, layOutWall, nearby, onStage, type WallLayout } from './wall-layout'

const wall = { width: 1480, height: 1040 }
const shapes = fc.array(fc.double({ min: 0.45, max: 8, noNaN: true }), {
  minLength: 1,
  maxLength: 80,
})
const many = Array.from({ length: 60 }, (_, at) => [4 / 3, 3 / 4, 16 / 9][at % 3] ?? 1)
const overlaps = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** The large photo and the earlier ones. */
const boxesOf = (given: readonly number[], { stage, earlier }: WallLayout) => [
  onStage(given[0] ?? fail(), stage),
  ...earlier,
]
const SCREENS = [
  { name: '1920x1080', width: 1500, height: 1032 },
  { name: '1280x720', width: 925, height: 672 },
  { name: '1024x768', width: 727, height: 720 },
  { name: '1080x1920', width: 1032, height: 1500 },
]

describe('the wall', () => {
  it('has nothing to place without photos', () => {
    expect(layOutWall([], wall)).toBeNull()
  })

  it('gives all its space to a single photo, in its own shape', () => {
    const [large] = boxesOf([16 / 9], layOutWall([16 / 9], wall) ?? fail())
    expect(large?.width).toBe(wall.width)
    const [upright] = boxesOf([3 / 4], layOutWall([3 / 4], wall) ?? fail())
    expect(upright?.height).toBe(wall.height - CAPTION)
  })

  it.each(SCREENS)('keeps every photo inside the wall and clear of all others: $name', (space) => {
    fc.assert(
      fc.property(shapes, (given) => {
        const boxes = boxesOf(given, layOutWall(given, space) ?? fail())
        for (const box of boxes) {
          expect(box.x).toBeGreaterThanOrEqual(0)
          expect(box.y).toBeGreaterThanOrEqual(0)
          expect(box.x + box.width).toBeLessThanOrEqual(space.width)
          expect(box.y + box.height).toBeLessThanOrEqual(space.height)
        }
        for (const [at, box] of boxes.entries())
          for (const other of boxes.slice(at + 1)) expect(overlaps(box, other)).toBe(false)
      }),
    )
  })

  it.each(SCREENS)('has the large photo large, upright or wide, among many: $name', (space) => {
    const [screenWidth = 0, screenHeight = 0] = space.name.split('x').map(Number)
    for (const shape of [9 / 16, 3 / 4, 1, 4 / 3, 16 / 9]) {
      const given = [shape, ...many]
      const [{ width, height } = fail()] = boxesOf(given, layOutWall(given, space) ?? fail())
      expect((width * height) / (screenWidth * screenHeight)).toBeGreaterThan(0.14)
    }
  })

  it('has the earlier ones on the same side whatever the shape of the newest', () => {
    for (const space of SCREENS) {
      const stages = [9 / 16, 16 / 9].map((shape) => layOutWall([shape, ...many], space)?.stage)
      expect(stages[0]).toEqual(stages[1])
    }
  })

  it('has as many photos as fit, and the newest of them', () => {
    const { earlier } = layOutWall(many, wall) ?? fail()
    expect(earlier.length).toBeGreaterThan(12)
    expect(earlier.length).toBeLessThan(many.length - 1)
  })

  it('has a row that is not full in the middle, and all others from edge to edge', () => {
    const { stage, earlier } = layOutWall([1.5, 3 / 4, ...many], wall) ?? fail()
    const from = stage.width + 8
    const rows = [...new Set(earlier.map(({ y }) => y))].map((y) => {
      const row = earlier.filter((box) => box.y === y)
      const last = row.at(-1) ?? fail()
      return { left: (row[0]?.x ?? 0) - from, right: wall.width - last.x - last.width }
    })
    for (const { left, right } of rows) expect(Math.abs(left - right)).toBeLessThanOrEqual(1)
    for (const { left } of rows.slice(1)) expect(left).toBe(0)
  })

  it('moves no finished row aside when one more photo comes', () => {
    const shapeOf = ({ width, height }: Box) => `${width} x ${height}`
    const before = layOutWall(many, wall) ?? fail()
    const after = layOutWall([1.5, ...many], wall) ?? fail()
    const last = (boxes: readonly Box[]) => boxes.filter(({ y }) => y > (boxes[0]?.y ?? 0))
    expect(last(after.earlier).map(shapeOf).join()).toContain(
      last(before.earlier).slice(0, 3).map(shapeOf).join(),
    )
  })
})

it('has those around the chosen one in a strip, as many as there are room for', () => {
  const all = Array.from({ length: 100 }, (_, at) => at)
  expect(nearby(all, 50)).toEqual(all.slice(30, 70))
  expect(nearby(all, 3)).toEqual(all.slice(0, 40))
  expect(nearby(all, 99)).toEqual(all.slice(60))
  expect(nearby(all.slice(0, 5), null)).toEqual(all.slice(0, 5))
})

function fail(): never {
  throw new Error('Nothing is placed')
}
