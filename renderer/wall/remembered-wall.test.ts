import { expect, it } from 'vitest'
import { readWall, writeWall } from './remembered-wall'
import type { WallState } from './wall-state'

const RUN = 7
const wall: WallState = { since: 1, hold: true, shown: ['a'], held: ['b', 'c'], putOff: ['c'] }
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
  writeWall(storage, RUN, wall)
  expect(readWall(storage, RUN)).toEqual(wall)
})

it('begins anew in another run of the program', () => {
  const storage = store()
  writeWall(storage, RUN, wall)
  expect(readWall(storage, RUN + 1)).toBeNull()
})

it.each([null, '', '{', '[]', '{"run":7}', '{"run":7,"wall":{"since":1,"hold":1}}'])(
  'is not misled by %j',
  (kept) => {
    expect(readWall(store(kept), RUN)).toBeNull()
  },
)
