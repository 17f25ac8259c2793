import { describe, expect, it } from 'vitest'
import { dayAfter, factsOf, groupByDay, startOfDay } from './groups'
import { FACTS, photoOf, uploadOf } from './test-photos'
import { type Tile, tileOfPhoto, tileOfUpload } from './tiles'

const NOON = new Date(2026, 2, 4, 12).getTime()
const HOUR = 3_600_000
const at = (id: string, receivedAt: number) => tileOfPhoto(photoOf(id, { receivedAt }))
const idsOf = (tiles: readonly Tile[]) =>
  groupByDay(tiles).map((group) => group.tiles.map(({ id }) => id))

describe('the days of the gallery', () => {
  it('begin at midnight where this computer is', () => {
    const midnight = startOfDay(NOON)
    expect(idsOf([at('noon', NOON), at('first', midnight), at('before', midnight - 1)])).toEqual([
      ['noon', 'first'],
      ['before'],
    ])
  })

  it('keep a photo beside its neighbours when the clock was set back and forth', () => {
    const tiles = [at('a', NOON), at('b', NOON + 48 * HOUR), at('c', NOON - HOUR)]
    expect(idsOf(tiles)).toEqual([['a', 'b', 'c']])
  })

  it('find yesterday also on a day of 23 or 25 hours', () => {
    for (let month = 0; month < 12; month += 1)
      for (let day = 1; day <= 28; day += 1) {
        const start = new Date(2026, month, day).getTime()
        expect(dayAfter(start, -1)).toBe(startOfDay(start - 1))
        expect(dayAfter(dayAfter(start, 1), -1)).toBe(start)
      }
  })

  it('count what is saved, and what is arriving apart', () => {
    const other = { id: 'phone-2', name: 'Violet Pixel' }
    const arriving = tileOfUpload(uploadOf('c', { facts: FACTS }))
    const tiles = [
      tileOfPhoto(photoOf('a', { bytes: 10 })),
      tileOfPhoto(photoOf('b', { bytes: 5, sender: other })),
      ...(arriving ? [arriving] : []),
    ]
    const facts = { photos: 2, arriving: 1, paused: 0, phones: 2, bytes: 15 }
    expect(factsOf({ day: 0, tiles }, new Set())).toEqual(facts)
    const stopped = { ...facts, arriving: 0, paused: 1 }
    expect(factsOf({ day: 0, tiles }, new Set(['c']))).toEqual(stopped)
  })
})
