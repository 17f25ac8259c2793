import { describe, expect, it } from 'vitest'
import { photoOf } from '../state/test-photos'
import { tileOfPhoto } from '../state/tiles'
import { groupByDay } from '../state/view'
import { layOut } from './layout'
import { boxBetween, nearestFirst, photosIn, positionOf } from './layout-queries'

const tiles = Array.from({ length: 3000 }, (_, at) =>
  tileOfPhoto(photoOf(`p${at}`, { receivedAt: 1_000_000 - at })),
)
const layout = layOut(groupByDay(tiles), 1100)
function whereIs(id: string, top: number, bottom: number): string {
  const { y, height } = positionOf(layout, id) ?? { y: 0, height: 0 }
  if (y > bottom) return 'below'
  return y + height < top ? 'above' : 'seen'
}

it('names what is on the screen before what is below it, and that before what is above', () => {
  const ids = nearestFirst(layout, 10_000, 700)
  expect(new Set(ids).size).toBe(ids.length)
  const positions = ids.map((id) => whereIs(id, 10_000, 10_700))
  const order = positions.filter((position, at) => position !== positions[at - 1])
  expect(order).toEqual(['seen', 'below', 'above'])
})

it('begins at the top of the screen and leaves out the rest of the gallery', () => {
  const ids = nearestFirst(layout, 0, 700)
  expect(ids[0]).toBe('p0')
  expect(ids.length).toBeLessThan(80)
})

it('names no more than the main process hears', () => {
  expect(nearestFirst(layout, 0, 1_000_000)).toHaveLength(2000)
})

const squares = Array.from({ length: 40 }, (_, at) => tileOfPhoto(photoOf(`p${at}`)))
const grid = layOut(groupByDay(squares), 1000)
const positioned = (id: string) => {
  const position = positionOf(grid, id)
  if (!position) throw new Error(`${id} is not there`)
  return position
}

describe('a box drawn over the photos', () => {
  it('is the same whichever corner it was begun at', () => {
    const box = { x: 10, y: 20, width: 30, height: 40 }
    expect(boxBetween({ x: 10, y: 20 }, { x: 40, y: 60 })).toEqual(box)
    expect(boxBetween({ x: 40, y: 20 }, { x: 10, y: 60 })).toEqual(box)
  })

  it('chooses a photo that it touches by a pixel, and none beside it', () => {
    const { x, y, width, height } = positioned('p7')
    const corner = { x: x + width - 1, y: y + height - 1, width: 0, height: 0 }
    expect(photosIn(grid, corner)).toEqual(['p7'])
  })

  it('chooses nothing between two photos', () => {
    const { x, y, width } = positioned('p7')
    expect(photosIn(grid, { x: x + width + 2, y: y + 5, width: 3, height: 3 })).toEqual([])
  })

  it('chooses photos that are not drawn at the moment', () => {
    const all = { x: 0, y: 0, width: 1000, height: grid.height }
    expect(photosIn(grid, all)).toEqual(squares.map(({ id }) => id))
  })
})
