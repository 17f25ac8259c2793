import { describe, expect, it } from 'vitest'
import { among, choose, chooseAll, chooseBox, leftAt, NOTHING, type Selection } from './selection'

const order = ['a', 'b', 'c', 'd', 'e']
const PLAIN = { extend: false, keep: false }
const SHIFT = { extend: true, keep: false }
const CTRL = { extend: false, keep: true }
const BOTH = { extend: true, keep: true }
const ids = (selection: Selection) => [...selection.ids].sort().join('')
const one = (id: string) => choose(NOTHING, order, id, PLAIN)

describe('choosing photos as in a file manager', () => {
  it('chooses the one that is clicked and lets the others go', () => {
    expect(ids(choose(one('a'), order, 'c', PLAIN))).toBe('c')
  })

  it('adds and takes away with Ctrl', () => {
    const two = choose(one('a'), order, 'c', CTRL)
    expect(ids(two)).toBe('ac')
    expect(ids(choose(two, order, 'a', CTRL))).toBe('c')
  })

  it('chooses a stretch with Shift, in both directions, from the same photo on', () => {
    const down = choose(one('c'), order, 'e', SHIFT)
    expect(ids(down)).toBe('cde')
    expect(ids(choose(down, order, 'b', SHIFT))).toBe('bc')
  })

  it('adds a stretch with Ctrl and Shift, from the photo last clicked', () => {
    const two = choose(one('a'), order, 'd', CTRL)
    expect(ids(choose(two, order, 'e', BOTH))).toBe('ade')
  })

  it('chooses one photo with Shift when the stretch has no beginning', () => {
    expect(ids(choose(NOTHING, order, 'c', SHIFT))).toBe('c')
    expect(ids(choose({ ids: new Set(['x']), anchor: 'x' }, order, 'c', SHIFT))).toBe('c')
  })

  it('chooses all that is shown', () => {
    expect(ids(chooseAll(order))).toBe('abcde')
    expect(chooseAll([])).toEqual(NOTHING)
  })

  it('chooses what a box touches, and turns it over with Ctrl', () => {
    expect(ids(chooseBox(one('a'), ['b', 'c'], false))).toBe('bc')
    expect(ids(chooseBox(chooseAll(['a', 'b']), ['b', 'c'], true))).toBe('ac')
    expect(ids(chooseBox(one('a'), [], false))).toBe('')
  })

  it('follows the enlarged view to the photo at which it was left, where one was chosen', () => {
    expect(leftAt(one('a'), 'c')).toEqual(one('c'))
    expect(leftAt(NOTHING, 'c')).toBe(NOTHING)
    const two = chooseAll(['a', 'b'])
    expect(leftAt(two, 'c')).toBe(two)
  })

  it('lets go of photos that are no longer shown, and stays the same object otherwise', () => {
    const all = chooseAll(order)
    expect(ids(among(all, ['b', 'd', 'x']))).toBe('bd')
    expect(among(all, order)).toBe(all)
  })
})
