import { expect, it } from 'vitest'
import { BY_HAND } from '../../contract/photo'
import { photoOf } from '../state/test-photos'
import { type Tile, tileOfPhoto } from '../state/tiles'
import {
  letAllIn,
  letIn,
  openWall,
  putBack,
  putOff,
  readWall,
  setHold,
  takeIn,
  takeOff,
  type WallState,
  writeWall,
} from './wall-state'

const landed = (id: string, receivedAt = 2000) => tileOfPhoto(photoOf(id, { receivedAt }))
const [a, b, c] = [landed('a'), landed('b'), landed('c')]
const wall = openWall(1000)
const sent = (tiles: readonly Tile[], ...onTheWay: string[]) => ({
  tiles,
  uploads: new Map(onTheWay.map((id) => [id, null])),
})
const held = setHold(takeIn(wall, [a]), true, sent([a]))
const holding = takeIn(held, [c, b, a])

it('shows what lands, the newest first, and each photo once', () => {
  const first = takeIn(wall, [b, a])
  expect(first.shown).toEqual(['b', 'a'])
  expect(takeIn(first, [c, b, a]).shown).toEqual(['c', 'b', 'a'])
  expect(takeIn(first, [b, a])).toBe(first)
})

it('shows no photo of another day, none that is still arriving, and no other file', () => {
  const others = [
    landed('old', 999),
    { ...a, saved: false },
    tileOfPhoto(photoOf('letter', { format: 'other', receivedAt: 2000 })),
  ]
  expect(takeIn(wall, others)).toBe(wall)
})

it('shows what comes after the clock was set back', () => {
  expect(takeIn(wall, [{ ...landed('late', 1), arrived: true }, a]).shown).toEqual(['late', 'a'])
})

it('holds back what comes while it is asked to, in the order in which it came', () => {
  expect(holding.shown).toEqual(['a'])
  expect(holding.held).toEqual(['b', 'c'])
})

it('puts a photo first on the wall when it is let in', () => {
  const after = letIn(holding, 'c')
  expect([after.shown, after.held]).toEqual([['c', 'a'], ['b']])
  expect(letIn(after, 'c')).toBe(after)
})

it('keeps a photo that is put off behind all that wait, also those that come later', () => {
  const after = putOff(holding, 'b')
  expect(after.held).toEqual(['c', 'b'])
  expect(takeIn(after, [landed('d'), c, b, a]).held).toEqual(['c', 'd', 'b'])
  expect(letIn(after, 'b').putOff).toEqual([])
})

it('lets nothing slip onto the wall when holding ends', () => {
  const after = takeIn(setHold(holding, false, sent([c, b, a])), [landed('d'), c, b, a])
  expect([after.shown, after.held]).toEqual([
    ['d', 'a'],
    ['b', 'c'],
  ])
})

it('keeps off the wall what came while new ones were held and was not taken in before', () => {
  const after = setHold(held, false, sent([c, b, a]))
  expect([after.shown, after.held]).toEqual([['a'], ['b', 'c']])
  expect(takeIn(after, [landed('d'), c, b, a]).shown).toEqual(['d', 'a'])
})

it('keeps off the wall what began to come while new ones were held, whenever it is there', () => {
  const half = { ...c, saved: false }
  const after = setHold(held, false, sent([half, b, a], 'c', 'unmeasured'))
  expect(after.held).toEqual(['b'])
  const again = setHold(setHold(after, true, sent([])), false, sent([half, b, a]))
  for (const wall of [after, again]) {
    const all = takeIn(wall, [landed('d'), landed('unmeasured'), c, b, a])
    expect([all.shown, all.held]).toEqual([
      ['d', 'a'],
      ['b', 'c', 'unmeasured'],
    ])
  }
})

it('keeps off the wall what a phone sent while it was off and new ones were held', () => {
  const off = takeOff(held, ['a'], a.sender.id)
  const back = putBack(setHold(off, false, sent([b, a])))
  expect(takeIn(back, [c, b, a])).toMatchObject({ shown: ['c', 'a'], held: ['b'] })
})

it('lets in all that wait at once, the last first, but those that were put off', () => {
  const after = letAllIn(putOff(takeIn(holding, [landed('d')]), 'b'))
  expect([after.shown, after.held]).toEqual([['d', 'c', 'a'], ['b']])
})

it('takes a photo off, from the wall or the queue, and puts it back where it was', () => {
  const all = takeIn(wall, [c, b, a])
  const off = takeOff(all, ['b'])
  expect(off.shown).toEqual(['c', 'a'])
  expect(takeIn(off, [c, b, a])).toBe(off)
  expect(putBack(takeIn(off, [landed('d'), c, b, a])).shown).toEqual(['d', 'c', 'b', 'a'])
  const rejected = takeOff(holding, ['b'])
  expect([rejected.shown, rejected.held]).toEqual([['a'], ['c']])
  expect(putBack(rejected).held).toEqual(['b', 'c'])
  expect(takeOff(all, ['nothing'])).toBe(all)
  expect(putBack(all)).toBe(all)
})

it('puts back what was taken off as often as it was, the last first', () => {
  const all = takeIn(wall, [landed('d'), c, b, a])
  const off = takeOff(takeOff(all, ['d', 'b']), ['c'])
  expect(off.shown).toEqual(['a'])
  expect(putBack(off).shown).toEqual(['c', 'a'])
  expect(putBack(putBack(off)).shown).toEqual(['d', 'c', 'b', 'a'])
})

it('shows nothing more of a phone that was taken off, until that is undone', () => {
  const rude = { ...landed('rude'), sender: { id: 'rude-phone', name: 'Rude' } }
  const later = { ...landed('later'), sender: rude.sender }
  const off = takeOff(takeIn(wall, [rude, a]), ['rude'], 'rude-phone')
  expect(takeIn(off, [later, rude, a])).toBe(off)
  expect(takeIn(putBack(off), [later, rude, a]).shown).toEqual(['later', 'rude', 'a'])
})

it('shows what phones sent: not what lies in the folder, nor what other programs send', () => {
  const from = (id: string, name: string) => ({ ...landed(id), sender: { id, name } })
  const others = [
    { ...landed('by-hand'), sender: BY_HAND },
    from('program:1', 'curl'),
    from('program:2', 'iPhone'),
    from('of-a-page', 'Green iPhone'),
  ]
  expect(takeIn(wall, others).shown).toEqual(['program:2', 'of-a-page'])
})

const RUN = 7
const kept: WallState = {
  since: 1,
  hold: true,
  shown: ['a'],
  held: ['b', 'c'],
  putOff: ['c'],
  late: ['d'],
  taken: [],
}
const store = (kept: string | null = null) => {
  const storage = {
    kept,
    getItem: () => storage.kept,
    setItem: (_key: string, value: string) => {
      storage.kept = value
    },
  }
  return storage
}

it('is as it was left, so that what is held stays held when the window is opened again', () => {
  const storage = store()
  writeWall(storage, RUN, kept)
  expect(readWall(storage, RUN)).toEqual(kept)
})

it('begins anew in another run of the program', () => {
  const storage = store()
  writeWall(storage, RUN, kept)
  expect(readWall(storage, RUN + 1)).toBeNull()
})

it.each([null, '', '{', '[]', '{"run":7}', '{"run":7,"kept":{"since":1,"hold":1}}'])(
  'is not misled by %j',
  (kept) => {
    expect(readWall(store(kept), RUN)).toBeNull()
  },
)
