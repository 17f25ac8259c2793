import { expect, it } from 'vitest'
import { groupByDay } from '../state/groups'
import { photoOf } from '../state/test-photos'
import { tileOfPhoto } from '../state/tiles'
import { layOut } from './layout'
import { nearestFirst } from './nearest-first'
import { placeOf } from './place-of'

const tiles = Array.from({ length: 3000 }, (_, at) =>
  tileOfPhoto(photoOf(`p${at}`, { receivedAt: 1_000_000 - at })),
)
const layout = layOut(groupByDay(tiles), 1100)
function whereIs(id: string, top: number, bottom: number): string {
  const { y, height } = placeOf(layout, id) ?? { y: 0, height: 0 }
  if (y > bottom) return 'below'
  return y + height < top ? 'above' : 'seen'
}

it('names what is on the screen before what is below it, and that before what is above', () => {
  const ids = nearestFirst(layout, 10_000, 700)
  expect(new Set(ids).size).toBe(ids.length)
  const places = ids.map((id) => whereIs(id, 10_000, 10_700))
  const order = places.filter((place, at) => place !== places[at - 1])
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
