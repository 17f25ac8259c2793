import { describe, expect, it } from 'vitest'
import { BY_HAND } from '../../contract/photo'
import { photoOf } from '../state/test-photos'
import { shapeOf, type Tile, tileOfPhoto } from '../state/tiles'
import { groupByDay } from '../state/view'
import { layOut } from './layout'
import { firstBelow, neighbour, positionOf, visibleBands } from './layout-queries'

const DAY = 86_400_000
const tiles = Array.from({ length: 10_000 }, (_, at) =>
  tileOfPhoto(
    photoOf(`p${at}`, {
      receivedAt: 50 * DAY - Math.floor(at / 1000) * DAY - at,
      size: at % 3 === 0 ? { width: 3024, height: 4032 } : { width: 4032, height: 3024 },
    }),
  ),
)
const layout = layOut(groupByDay(tiles), 1100)

describe('the layout of ten thousand photos', () => {
  it('puts every photo into its own position', () => {
    const positions = layout.sections.flatMap(({ y, rows }) =>
      rows.flatMap((row) => row.tiles.map((tile) => `${y + tile.y} ${tile.x}`)),
    )
    expect(positions).toHaveLength(10_000)
    expect(new Set(positions).size).toBe(10_000)
  })

  it('draws no more than what can be seen', () => {
    const drawn = visibleBands(layout.sections, 5000, 7700).flatMap(({ y, rows }) =>
      visibleBands(rows, 5000 - y, 7700 - y).flatMap((row) => row.tiles),
    )
    expect(drawn.length).toBeGreaterThan(40)
    expect(drawn.length).toBeLessThan(120)
  })

  it('draws all that can be seen', () => {
    const bands = [0, 10, 20, 30].map((y) => ({ y, height: 8 }))
    expect(visibleBands(bands, 12, 21).map(({ y }) => y)).toEqual([10, 20])
    expect(visibleBands(bands, 9, 9)).toEqual([])
    expect(visibleBands(bands, -50, 500)).toEqual(bands)
    expect(visibleBands([], 0, 100)).toEqual([])
  })

  it('finds a photo by its id and by its position', () => {
    const position = positionOf(layout, 'p5432')
    expect(position?.tile.id).toBe('p5432')
    const below = firstBelow(layout, position?.y ?? 0)
    expect(below?.y).toBe(position?.y)
    expect(firstBelow(layout, layout.height + 1)).toBeNull()
    expect(positionOf(layout, 'gone')).toBeNull()
  })

  it('walks from photo to photo with the arrow keys, across rows and days', () => {
    expect(neighbour(layout, 'p0', 'ArrowRight')).toBe('p1')
    expect(neighbour(layout, 'p0', 'ArrowLeft')).toBeNull()
    expect(neighbour(layout, 'p999', 'ArrowRight')).toBe('p1000')
    expect(neighbour(layout, 'p1000', 'ArrowLeft')).toBe('p999')
    expect(neighbour(layout, 'p500', 'End')).toBe('p9999')
    expect(neighbour(layout, 'p500', 'Home')).toBe('p0')
  })

  it('is the same in Arabic, seen in a mirror', () => {
    const mirrored = layOut(groupByDay(tiles), 1100, { reading: 'rtl' })
    const before = positionOf(layout, 'p7')
    const after = positionOf(mirrored, 'p7')
    expect(after).toEqual({ ...before, x: 1100 - (before?.x ?? 0) - (before?.width ?? 0) })
    expect(neighbour(mirrored, 'p0', 'ArrowLeft', 'rtl')).toBe('p1')
    expect(neighbour(mirrored, 'p1', 'ArrowRight', 'rtl')).toBe('p0')
  })

  it('goes up and down to the photo that lies nearest', () => {
    const down = neighbour(layout, 'p0', 'ArrowDown') ?? ''
    expect(positionOf(layout, down)?.x).toBe(0)
    expect(neighbour(layout, down, 'ArrowUp')).toBe('p0')
    expect(neighbour(layout, 'p9999', 'ArrowDown')).toBeNull()
  })
})

describe('the shape of a tile', () => {
  it('is the true shape of its photo', () => {
    expect(shapeOf({ size: { width: 4000, height: 2000 } })).toBe(2)
    expect(shapeOf({ size: { width: 1170, height: 2532 } })).toBeCloseTo(0.462)
  })

  it('is a square where the size is not known', () => {
    expect(shapeOf({ size: null })).toBe(1)
  })

  it('is never a stripe', () => {
    expect(shapeOf({ size: { width: 65_535, height: 1 } })).toBe(8)
    expect(shapeOf({ size: { width: 1, height: 65_535 } })).toBe(0.45)
  })
})

describe('photos that are coming in', () => {
  const NOW = 2_000_000
  const squares = Array.from({ length: 41 }, (_, at) => tileOfPhoto(photoOf(`p${at}`)))
  /** `new0` is the first one that came. */
  const coming = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      tileOfPhoto(photoOf(`new${at}`, { receivedAt: NOW + 1 + at })),
    ).reverse()
  const rowsOf = (tiles: readonly Tile[], since: number) =>
    layOut(groupByDay(tiles), 1000, { since }).sections[0]?.rows.map((row) =>
      row.tiles.map(({ tile, x, width }) => `${tile.id} ${x} ${width}`),
    ) ?? []

  it('stand in rows of their own, and leave all others as they are', () => {
    const before = rowsOf(squares, NOW)
    for (let count = 1; count < 14; count += 1) {
      const rows = rowsOf([...coming(count), ...squares], NOW)
      expect(rows.slice(-before.length)).toEqual(before)
      expect(rows.slice(0, -before.length).flat()).toHaveLength(count)
    }
  })

  it('leave their own finished rows as they are, too', () => {
    const before = rowsOf(squares, NOW).length
    const own = (count: number) => rowsOf([...coming(count), ...squares], NOW).slice(0, -before)
    for (let count = 1; count < 14; count += 1) {
      const finished = own(count).slice(1)
      expect(own(count + 1).slice(own(count + 1).length - finished.length)).toEqual(finished)
    }
  })

  it('fill the rows from the newest when they have come, the last row takes what is left', () => {
    const rows = rowsOf([...coming(1), ...squares], NOW + 1000)
    const ends = rows.map((row) => {
      const [, x, width] = row.at(-1)?.split(' ') ?? []
      return Number(x) + Number(width)
    })
    expect(ends.slice(0, -1).every((end) => end === 1000)).toBe(true)
    expect(ends.at(-1)).toBeLessThan(1000)
    expect(rows[0]?.[0]).toMatch(/^new0 /)
  })

  it('are none where they were put into the folder by hand', () => {
    const byHand = coming(1).map((tile) => ({ ...tile, sender: BY_HAND }))
    expect(rowsOf([...byHand, ...squares], NOW)).toEqual(
      rowsOf([...byHand, ...squares], NOW + 1000),
    )
  })
})
