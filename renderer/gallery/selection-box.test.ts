import { describe, expect, it } from 'vitest'
import { groupByDay } from '../state/groups'
import { photoOf } from '../state/test-photos'
import { tileOfPhoto } from '../state/tiles'
import { layOut } from './layout'
import { placeOf } from './place-of'
import { boxBetween, photosIn } from './selection-box'

const tiles = Array.from({ length: 40 }, (_, at) => tileOfPhoto(photoOf(`p${at}`)))
const layout = layOut(groupByDay(tiles), 1000)
const placed = (id: string) => {
  const place = placeOf(layout, id)
  if (!place) throw new Error(`${id} is not there`)
  return place
}

describe('a box drawn over the photos', () => {
  it('is the same whichever corner it was begun at', () => {
    const box = { x: 10, y: 20, width: 30, height: 40 }
    expect(boxBetween({ x: 10, y: 20 }, { x: 40, y: 60 })).toEqual(box)
    expect(boxBetween({ x: 40, y: 20 }, { x: 10, y: 60 })).toEqual(box)
  })

  it('chooses a photo that it touches by a pixel, and none beside it', () => {
    const { x, y, width, height } = placed('p7')
    const corner = { x: x + width - 1, y: y + height - 1, width: 0, height: 0 }
    expect(photosIn(layout, corner)).toEqual(['p7'])
  })

  it('chooses nothing between two photos', () => {
    const { x, y, width } = placed('p7')
    expect(photosIn(layout, { x: x + width + 2, y: y + 5, width: 3, height: 3 })).toEqual([])
  })

  it('chooses photos that are not drawn at the moment', () => {
    const all = { x: 0, y: 0, width: 1000, height: layout.height }
    expect(photosIn(layout, all)).toEqual(tiles.map(({ id }) => id))
  })
})
