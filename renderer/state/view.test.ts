import { describe, expect, it } from 'vitest'
import { BY_HAND } from '../../contract/photo'
import { dayAfter, startOfDay } from './days'
import { FACTS, photoOf, uploadOf } from './test-photos'
import { shownCapture, type Tile, tileOfPhoto, tileOfUpload } from './tiles'
import {
  arrange,
  EVERYTHING,
  factsOf,
  groupByDay,
  isNarrowed,
  isZoom,
  LARGEST,
  readView,
  SMALLEST,
  sendersIn,
  sendersOf,
  type View,
  wantedRowHeight,
  writeView,
  zoomed,
} from './view'

const violet = { id: 'phone-2', name: 'Violet Pixel' }
const tiles = [
  tileOfPhoto(photoOf('c', { name: 'IMG_0044.HEIC', receivedAt: 3000, capturedAt: 100 })),
  tileOfPhoto(photoOf('b', { name: '바다 여행.jpg', receivedAt: 2000, sender: violet })),
  tileOfPhoto(photoOf('a', { name: 'Trip to the sea.jpg', receivedAt: 1000, capturedAt: 2500 })),
]
const ALL: View = { ...EVERYTHING, sort: 'arrived' }
/** Names alone; what else can be searched for is told in `search.test.ts`. */
const find = (some: readonly Tile[], text: string) =>
  some.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()))
const shown = (view: Partial<View>) =>
  arrange(tiles, { ...ALL, ...view }, find)
    .map(({ id }) => id)
    .join('')

describe('what the gallery shows', () => {
  it('is everything, as it came, at first', () => {
    expect(arrange(tiles, ALL, find)).toBe(tiles)
    expect(isNarrowed(ALL)).toBe(false)
  })

  it('is what is searched for', () => {
    expect(shown({ search: 'heic' })).toBe('c')
  })

  it('is everything again for a search of nothing but spaces', () => {
    expect(shown({ search: '  ' })).toBe('cba')
    expect(isNarrowed({ ...ALL, search: '  ' })).toBe(false)
  })

  it('is what one phone sent', () => {
    expect(shown({ from: { id: violet.id } })).toBe('b')
    expect(shown({ from: { id: violet.id }, search: 'sea' })).toBe('')
    expect(isNarrowed({ ...ALL, from: { id: violet.id } })).toBe(true)
  })

  it('is what phones sent, or what was put into the folder by hand', () => {
    const byHand = tileOfPhoto(photoOf('h', { sender: BY_HAND }))
    const both = [byHand, ...tiles]
    expect(arrange(both, { ...ALL, from: 'hand' }, find)).toEqual([byHand])
    expect(arrange(both, { ...ALL, from: 'phones' }, find)).toEqual(tiles)
    expect(isNarrowed({ ...ALL, from: 'phones' })).toBe(true)
  })

  it('is what has a star', () => {
    const starred = tileOfPhoto(photoOf('s', { isStarred: true }))
    expect(arrange([starred, ...tiles], { ...ALL, isStarred: true }, find)).toEqual([starred])
    expect(isNarrowed({ ...ALL, isStarred: true })).toBe(true)
  })

  it('is photos or videos alone', () => {
    const video = tileOfPhoto(photoOf('v', { name: 'IMG_1.MOV', format: 'mov' }))
    const both = [video, ...tiles]
    expect(arrange(both, { ...ALL, kind: 'videos' }, find)).toEqual([video])
    expect(arrange(both, { ...ALL, kind: 'photos' }, find)).toEqual(tiles)
    expect(isNarrowed({ ...ALL, kind: 'videos' })).toBe(true)
  })

  it('is ordered by when it was taken, or came where it does not say', () => {
    expect(shown({ sort: 'captured' })).toBe('abc')
  })

  it('stands under the day on which it was taken where it was taken', () => {
    for (const [clock, offset] of [
      ['2026-01-01T00:10:00', '+14:00'],
      ['2026-01-01T23:50:00', '-11:00'],
      ['1919-05-04T05:59:26', '+02:00'],
    ]) {
      const capturedLocal = `${clock}${offset}`
      const tile = tileOfPhoto(
        photoOf('d', { capturedAt: Date.parse(capturedLocal), capturedLocal }),
      )
      const [group] = groupByDay([tile], 'captured')
      expect(group?.day).toBe(Date.parse(`${clock?.slice(0, 10)}T00:00:00`))
      expect(shownCapture(tile)).toBe(Date.parse(clock ?? ''))
    }
  })

  it('names each phone once, by its latest name', () => {
    const renamed = tileOfPhoto(photoOf('d', { sender: { ...violet, name: 'Alpha Pixel' } }))
    expect(sendersOf([renamed, ...tiles]).map(({ name }) => name)).toEqual([
      'Alpha Pixel',
      'Green iPhone',
    ])
  })
})

const NOON = new Date(2026, 2, 4, 12).getTime()

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
      tileOfPhoto(photoOf('v', { bytes: 3, format: 'mp4' })),
      ...(arriving ? [arriving] : []),
    ]
    const facts = {
      photos: 2,
      videos: 1,
      arriving: 1,
      paused: 0,
      phones: 2,
      programs: [],
      bytes: 18,
    }
    expect(factsOf({ day: 0, tiles }, new Map([['c', uploadOf('c')]]))).toEqual(facts)
    const stopped = { ...facts, arriving: 0, paused: 1 }
    const paused = new Map([['c', uploadOf('c', { state: 'paused' })]])
    expect(factsOf({ day: 0, tiles }, paused)).toEqual(stopped)
  })

  it('count as phones what is one, and name programs', () => {
    const program = (name: string, id = name) => ({ id: `program:${id}`, name })
    const senders = [BY_HAND, program('curl'), program('curl', 'other'), program('iPhone')]
    const tiles = senders.map((sender, each) => tileOfPhoto(photoOf(`${each}`, { sender })))
    expect(sendersIn(tiles)).toEqual({ phones: 1, programs: ['curl'] })
    expect(sendersIn(tiles.slice(0, 1))).toEqual({ phones: 0, programs: [] })
  })
})

it('goes by steps and stops at both ends', () => {
  expect(zoomed(0, 1)).toBe(1)
  expect(zoomed(LARGEST, 1)).toBe(LARGEST)
  expect(zoomed(SMALLEST, -1)).toBe(SMALLEST)
})

it('makes every step larger than the one before in a usual window', () => {
  const heights = [-2, -1, 0, 1, 2, 3, 4].map((zoom) => wantedRowHeight(1100, zoom))
  expect(heights).toEqual([128, 160, 200, 250, 313, 391, 488])
})

it('keeps room for the size on a photo, and never makes a row larger than the gallery', () => {
  expect(wantedRowHeight(400, SMALLEST)).toBe(112)
  expect(wantedRowHeight(400, LARGEST)).toBeLessThanOrEqual(267)
})

it('knows what may be remembered of it', () => {
  expect([0, SMALLEST, LARGEST].every(isZoom)).toBe(true)
  expect([1.5, LARGEST + 1, Number.NaN, '0', null].some(isZoom)).toBe(false)
})

const storageOf = (kept: string | null) => ({ getItem: () => kept })

it('finds again what was chosen', () => {
  let kept = ''
  writeView(
    {
      setItem: (_key, value) => {
        kept = value
      },
    },
    { sort: 'captured', zoom: 3 },
  )
  expect(readView(storageOf(kept))).toEqual({ sort: 'captured', zoom: 3 })
})

it.each([null, '', 'null', '{', '7', '{"sort":"size","zoom":99}'])(
  'is the usual view where %j was kept',
  (kept) => {
    expect(readView(storageOf(kept))).toEqual({ sort: 'arrived', zoom: 0 })
  },
)
