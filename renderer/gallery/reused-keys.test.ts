import { expect, it } from 'vitest'
import { reuseKeys } from './reused-keys'

const keysOf = (keys: ReadonlyMap<string, number>) => Object.fromEntries(keys)

it('gives each tile a key of its own, which it keeps', () => {
  const first = reuseKeys(new Map(), ['a', 'b'], false)
  expect(keysOf(first)).toEqual({ a: 1, b: 2 })
  expect(keysOf(reuseKeys(first, ['b', 'c'], false))).toEqual({ b: 2, c: 3 })
})

it('gives those that come the keys of those that went, in their order, while it flies', () => {
  const first = reuseKeys(new Map(), ['a', 'b', 'c'], true)
  expect(keysOf(reuseKeys(first, ['d', 'e', 'f', 'g'], true))).toEqual({ d: 1, e: 2, f: 3, g: 4 })
})

it('lets none pass one that stays, which may have the focus', () => {
  const first = reuseKeys(new Map(), ['a', 'b', 'c', 'd'], true)
  const second = reuseKeys(first, ['b', 'e', 'f', 'g'], true)
  expect(keysOf(second)).toEqual({ b: 2, e: 3, f: 4, g: 5 })
  expect(keysOf(reuseKeys(second, ['b', 'h', 'i'], true))).toEqual({ b: 2, h: 3, i: 4 })
})

it('never gives two tiles the same key', () => {
  let keys = reuseKeys(new Map(), ['a', 'b'], true)
  for (const ids of [['c'], ['a', 'c', 'b'], ['b', 'd', 'e', 'f'], ['a', 'd', 'c']]) {
    for (const isFlying of [true, false]) {
      keys = reuseKeys(keys, ids, isFlying)
      expect([...keys.keys()]).toEqual(ids)
      expect(new Set(keys.values()).size).toBe(ids.length)
    }
  }
})
