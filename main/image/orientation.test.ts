import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Orientation } from '../../contract/photo'
import { asOrientation, asSize, orientationOf, seenSize, type Turn } from './orientation'

describe('asSize', () => {
  it('believes whole numbers from 1 to 2^31 - 1', () => {
    expect(asSize(1, 2 ** 31 - 1)).toEqual({ width: 1, height: 2 ** 31 - 1 })
  })

  it.each([0, -3, 2 ** 31, 1.5, Number.NaN, Number.POSITIVE_INFINITY, undefined, null, '12'])(
    'does not believe %s',
    (side) => {
      expect(asSize(side, 10)).toBeNull()
      expect(asSize(10, side)).toBeNull()
    },
  )
})

describe('asOrientation', () => {
  it('takes 1 to 8 and holds everything else for upright', () => {
    expect([0, 1, 5, 8, 9, 1.5, '6', undefined, [6]].map(asOrientation)).toEqual([
      1, 1, 5, 8, 1, 1, 1, 1, 1,
    ])
  })
})

describe('seenSize', () => {
  it('swaps width and height for 5 to 8 and for no other', () => {
    const stored = { width: 4, height: 3 }
    const widths = ([1, 2, 3, 4, 5, 6, 7, 8] as const).map((o) => seenSize(stored, o).width)
    expect(widths).toEqual([4, 4, 4, 4, 3, 3, 3, 3])
  })
})

describe('orientationOf', () => {
  const rotate = (degreesCounterClockwise: number): Turn => ({
    kind: 'rotate',
    degreesCounterClockwise,
  })
  const flip = (direction: 'horizontal' | 'vertical'): Turn => ({ kind: 'flip', direction })

  it.each<[string, Turn[], Orientation]>([
    ['nothing', [], 1],
    ['left and right swapped', [flip('horizontal')], 2],
    ['half a turn', [rotate(180)], 3],
    ['top and bottom swapped', [flip('vertical')], 4],
    ['a quarter to the right', [rotate(270)], 6],
    ['a quarter to the left', [rotate(90)], 8],
    ['a quarter to the left, then top and bottom swapped', [rotate(90), flip('vertical')], 5],
    ['a quarter to the left, then left and right swapped', [rotate(90), flip('horizontal')], 7],
  ])('names %s', (_, turns, orientation) => {
    expect(orientationOf(turns)).toBe(orientation)
  })

  it('moves the corners of a picture exactly as the steps do', () => {
    type Point = [number, number]
    const step = ([x, y]: Point, turn: Turn): Point => {
      if (turn.kind === 'flip') return turn.direction === 'horizontal' ? [-x, y] : [x, -y]
      // The y axis points down: a quarter to the left takes the right edge to the top.
      let point: Point = [x, y]
      for (let turned = 0; turned < turn.degreesCounterClockwise; turned += 90) {
        point = [point[1], -point[0]]
      }
      return point
    }
    /** The table of EXIF tag 0x0112: where the stored point (x, y) is seen. */
    const seen: Record<Orientation, (p: Point) => Point> = {
      1: ([x, y]) => [x, y],
      2: ([x, y]) => [-x, y],
      3: ([x, y]) => [-x, -y],
      4: ([x, y]) => [x, -y],
      5: ([x, y]) => [y, x],
      6: ([x, y]) => [-y, x],
      7: ([x, y]) => [-y, -x],
      8: ([x, y]) => [y, -x],
    }
    const turns = fc.array(
      fc.constantFrom(
        rotate(0),
        rotate(90),
        rotate(180),
        rotate(270),
        flip('horizontal'),
        flip('vertical'),
      ),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(turns, (list) => {
        const corner: Point = [3, 2]
        const [x, y] = seen[orientationOf(list)](corner)
        const [expectedX, expectedY] = list.reduce(step, corner)
        expect(x).toBeCloseTo(expectedX)
        expect(y).toBeCloseTo(expectedY)
      }),
    )
  })
})
