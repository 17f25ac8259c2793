import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type BoundedMap, type BoundedMapOptions, createBoundedMap } from './bounded-map'

let time = 0
let dropped: string[] = []
function mapOf(options: Partial<BoundedMapOptions<string>> = {}): BoundedMap<string> {
  time = 0
  dropped = []
  return createBoundedMap({
    most: 4,
    maxAgeMs: 60,
    elapsed: () => time,
    onDropped: (key) => dropped.push(key),
    ...options,
  })
}

describe('a full map', () => {
  it('drops the oldest entry of the owner that has the most', () => {
    const map = mapOf()
    map.set('quiet', '', 'mina')
    for (const key of ['a', 'b', 'c', 'd', 'e']) map.set(key, '', 'flood')
    expect(map.keys()).toEqual(['quiet', 'c', 'd', 'e'])
    expect(dropped).toEqual(['a', 'b'])
  })

  it('lets a newcomer in where all have the same share', () => {
    const map = mapOf()
    for (const key of ['a', 'b', 'c', 'd']) map.set(key, '', key)
    map.set('new', '', 'new')
    expect(map.keys()).toEqual(['b', 'c', 'd', 'new'])
  })

  it('takes an entry that is set again for the newest, and needs no space for it', () => {
    const map = mapOf()
    for (const key of ['a', 'b', 'c', 'd']) map.set(key, '', 'one')
    map.set('a', 'again', 'one')
    expect(dropped).toEqual([])
    map.set('e', '', 'one')
    expect(map.keys()).toEqual(['c', 'd', 'a', 'e'])
    expect(map.get('a')).toBe('again')
  })

  it('keeps what is preferred, however many others its owner has', () => {
    const map = mapOf({ isPreferred: (value) => value === 'sends' })
    map.set('a', 'sends', 'one')
    for (const key of ['b', 'c', 'd', 'e']) map.set(key, '', key)
    expect(map.keys()).toEqual(['a', 'c', 'd', 'e'])
    for (const key of ['f', 'g', 'h', 'i']) map.set(key, 'sends', 'two')
    expect(map.keys()).toEqual(['a', 'g', 'h', 'i'])
  })

  it('has never more than its bound, and leaves each owner a fair share', () => {
    const set = fc.record({ key: fc.nat(30), owner: fc.nat(4).map(String) })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.array(set), (most, sets) => {
        const map = mapOf({ most })
        const ownerOf = (key: string) => key.split('/')[0] ?? ''
        const countOf = (keys: string[], owner: string) =>
          keys.filter((key) => ownerOf(key) === owner).length
        for (const { key, owner } of sets) {
          const before = map.keys()
          map.set(`${owner}/${key}`, '', owner)
          const owners = new Set(before.map(ownerOf))
          const share = Math.floor(most / (owners.size + 1))
          for (const each of owners) {
            const kept = Math.min(share, countOf(before, each))
            expect(countOf(map.keys(), each)).toBeGreaterThanOrEqual(kept)
          }
          expect(map.size()).toBeLessThanOrEqual(most)
        }
      }),
    )
  })
})

describe('an old entry', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is gone for whoever asks, and nothing is left running', () => {
    const map = mapOf()
    map.set('a', '', 'one')
    time = 30
    map.set('b', '', 'one')
    time = 61
    expect([map.has('a'), map.get('a'), map.keys()]).toEqual([false, undefined, ['b']])
    time = 91
    vi.advanceTimersByTime(60)
    expect(dropped).toEqual(['a', 'b'])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('lives on when it is set again', () => {
    const map = mapOf()
    map.set('a', '', 'one')
    time = 60
    map.set('a', '', 'one')
    time = 120
    expect(map.has('a')).toBe(true)
  })
})

it('forgets on demand without a word', () => {
  const map = mapOf()
  for (const key of ['a', 'b', 'c']) map.set(key, '', 'one')
  expect([map.delete('a'), map.delete('a')]).toEqual([true, false])
  map.clear()
  expect([map.size(), dropped]).toEqual([0, []])
})
