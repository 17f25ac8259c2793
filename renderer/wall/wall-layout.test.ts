import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, CAPTION, layOutWall } from './wall-layout'

const wall = { width: 1480, height: 1040 }
const shapes = fc.array(fc.double({ min: 0.45, max: 8, noNaN: true }), {
  minLength: 1,
  maxLength: 80,
})
const many = Array.from({ length: 60 }, (_, at) => [4 / 3, 3 / 4, 16 / 9][at % 3] ?? 1)
const overlaps = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

describe('the wall', () => {
  it('has nothing to place without photos', () => {
    expect(layOutWall([], wall)).toBeNull()
  })

  it('gives all its space to a single photo, in its own shape', () => {
    const { newest } = layOutWall([4 / 3], wall) ?? fail()
    expect(newest.height).toBe(wall.height - CAPTION)
    expect(newest.width / newest.height).toBeCloseTo(4 / 3, 2)
  })

  it('keeps every photo inside the wall and clear of all others', () => {
    fc.assert(
      fc.property(shapes, (given) => {
        const { newest, earlier } = layOutWall(given, wall) ?? fail()
        const boxes = [newest, ...earlier]
        for (const box of boxes) {
          expect(box.x).toBeGreaterThanOrEqual(0)
          expect(box.x + box.width).toBeLessThanOrEqual(wall.width)
          expect(box.y + box.height).toBeLessThanOrEqual(wall.height)
        }
        for (const [at, box] of boxes.entries())
          for (const other of boxes.slice(at + 1)) expect(overlaps(box, other)).toBe(false)
      }),
    )
  })

  it('has as many photos as fit, and the newest of them', () => {
    const { earlier } = layOutWall(many, wall) ?? fail()
    expect(earlier.length).toBeGreaterThan(15)
    expect(earlier.length).toBeLessThan(many.length - 1)
  })

  it('has a row that is not full in the middle, below the newest, and all others from edge to edge', () => {
    const { earlier } = layOutWall([1.5, 3 / 4, ...many], wall) ?? fail()
    const edges = [...new Set(earlier.map(({ y }) => y))].map((y) => {
      const row = earlier.filter((box) => box.y === y)
      const last = row.at(-1) ?? fail()
      return { left: row[0]?.x ?? 0, right: wall.width - last.x - last.width }
    })
    const [first, ...others] = edges
    expect(first?.left).toBeGreaterThan(0)
    for (const { left, right } of edges) expect(Math.abs(left - right)).toBeLessThanOrEqual(1)
    for (const { left } of others) expect(left).toBe(0)
    const { newest, earlier: alone } = layOutWall([4 / 3, 4 / 3], wall) ?? fail()
    const middle = ({ x, width }: Box) => x + width / 2
    expect(middle(alone[0] ?? fail())).toBeCloseTo(middle(newest), -1)
  })

  it('moves no finished row aside when one more photo comes', () => {
    const shapeOf = ({ width, height }: Box) => `${width} x ${height}`
    const before = layOutWall(many, wall) ?? fail()
    const after = layOutWall([1.5, ...many], wall) ?? fail()
    const rows = new Set(after.earlier.map(({ y }) => y)).size
    expect(rows).toBe(new Set(before.earlier.map(({ y }) => y)).size)
    const last = (boxes: readonly Box[]) => boxes.filter(({ y }) => y > (boxes[0]?.y ?? 0))
    expect(last(after.earlier).map(shapeOf).join()).toContain(
      last(before.earlier).slice(0, 3).map(shapeOf).join(),
    )
  })
})

function fail(): never {
  throw new Error('Nothing is placed')
}
