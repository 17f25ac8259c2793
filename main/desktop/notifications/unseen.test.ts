import { beforeEach, expect, it } from 'vitest'
import type { Photo } from '../../../contract/photo'
import { createUnseen, type Unseen } from './unseen'

let inFront: boolean
let arrived: string[]
let gone: string[]
let counts: number[]
let unseen: Unseen
beforeEach(() => {
  inFront = false
  arrived = []
  gone = []
  counts = []
  unseen = createUnseen({
    isInFront: () => inFront,
    onArrived: ({ id }) => arrived.push(id),
    onGone: (id) => gone.push(id),
    onCount: (count) => counts.push(count),
  })
})
const save = (id: string, sender = 'phone') =>
  unseen.follow({ type: 'saved', photo: { id, sender: { id: sender, name: '' } } as Photo })

it('counts what arrives until the person looks', () => {
  save('a')
  save('b')
  unseen.seen()
  unseen.seen()
  expect([arrived, counts]).toEqual([
    ['a', 'b'],
    [1, 2, 0],
  ])
})

it('counts nothing that arrives before their eyes', () => {
  inFront = true
  save('a')
  expect([arrived, counts]).toEqual([[], []])
})

it('does not count what somebody put into the folder at this computer', () => {
  save('a', 'folder')
  expect(arrived).toEqual([])
})

it('counts no longer what has gone', () => {
  save('a')
  unseen.follow({ type: 'removed', id: 'a' })
  unseen.follow({ type: 'removed', id: 'seen long ago' })
  expect([gone, counts]).toEqual([['a'], [1, 0]])
})
