import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitted, panned, viewOf, viewportFor, zoomedTo } from './viewport'

const stage = { width: 1000, height: 600 }
const photo = { width: 4000, height: 3000 }
const MIDDLE = { x: 0, y: 0 }

describe('the whole photo', () => {
  it('fits into the stage and is never larger than its pixels', () => {
    expect(fitted(stage, photo).scale).toBeCloseTo(0.2)
    expect(fitted(stage, { width: 100, height: 50 }).scale).toBe(1)
  })

  it('is the farthest one can go, and eight times its pixels the nearest', () => {
    const viewport = fitted(stage, photo)
    expect(zoomedTo(viewport, 0.01, MIDDLE, stage, photo)).toEqual(viewport)
    expect(zoomedTo(viewport, 99, MIDDLE, stage, photo).scale).toBe(8)
  })
})

describe('going nearer', () => {
  it('keeps what lies under the pointer under the pointer', () => {
    const point = fc.record({
      x: fc.integer({ min: -190, max: 190 }),
      y: fc.integer({ min: -140, max: 140 }),
    })
    fc.assert(
      fc.property(point, fc.double({ min: 1, max: 8, noNaN: true }), (pointer, wanted) => {
        const before = zoomedTo(fitted(stage, photo), 1, MIDDLE, stage, photo)
        const after = zoomedTo(before, wanted, pointer, stage, photo)
        const under = ({ x, y, scale }: typeof before) => ({
          x: (pointer.x - x) / scale,
          y: (pointer.y - y) / scale,
        })
        expect(under(after).x).toBeCloseTo(under(before).x, 6)
        expect(under(after).y).toBeCloseTo(under(before).y, 6)
      }),
    )
  })

  it('never leaves the stage empty beside a photo that could fill it', () => {
    const near = zoomedTo(fitted(stage, photo), 1, MIDDLE, stage, photo)
    const far = panned(near, 99_999, -99_999, stage, photo)
    expect(far).toEqual({ scale: 1, x: 1500, y: -1200 })
  })

  it('moves nothing that is seen whole', () => {
    const viewport = fitted(stage, photo)
    expect(panned(viewport, 50, 50, stage, photo)).toEqual(viewport)
  })
})

describe('what two photos share', () => {
  const half = { width: 2000, height: 1500 }

  it('shows the same part of a photo that has half the pixels, as large', () => {
    const near = panned(
      zoomedTo(fitted(stage, photo), 1, MIDDLE, stage, photo),
      700,
      -300,
      stage,
      photo,
    )
    const other = viewportFor(viewOf(near, stage, photo), stage, half)
    expect(other.scale).toBeCloseTo(2)
    expect(other.x).toBeCloseTo(near.x)
    expect(other.y).toBeCloseTo(near.y)
  })

  it('is for the same photo what it was, to the pixel', () => {
    const near = zoomedTo(fitted(stage, photo), 1, { x: 100, y: 50 }, stage, photo)
    const again = viewportFor(viewOf(near, stage, photo), stage, photo)
    expect(again.scale).toBe(1)
    expect(again.x).toBeCloseTo(near.x)
  })

  it('leaves no gap beside a photo of another shape', () => {
    const far = viewportFor({ zoom: 4, x: 0.5, y: 0.5 }, stage, { width: 1500, height: 2000 })
    expect(far.y).toBeCloseTo(-(2000 * far.scale - stage.height) / 2)
  })
})
