import { expect, it } from 'vitest'
import type { Upload } from '../../contract/photo'
import { unfinishedOf } from './unfinished'

const GREEN = { id: 'green', name: 'Green iPhone' }
const upload = (id: string, more: Partial<Upload> = {}): Upload => ({
  ...{ id, name: `${id}.jpg`, sender: GREEN, bytes: 100, offset: 40, state: 'paused' },
  ...{ facts: null, startedAt: 7 },
  ...more,
})

it('adds up what is paused of each sender, and leaves out what arrives or has not begun', () => {
  const pixel = { id: 'pixel', name: 'Violet Pixel' }
  const uploads = [
    upload('a'),
    upload('b', { state: 'arriving' }),
    upload('c', { sender: pixel, bytes: null, offset: 9 }),
    upload('d', { startedAt: 3, bytes: 1000, offset: 1 }),
    upload('e', { state: 'waiting' }),
  ]
  expect(unfinishedOf(uploads)).toEqual([
    { sender: GREEN, ids: ['a', 'd'], received: 41, bytes: 1100, since: 3 },
    { sender: pixel, ids: ['c'], received: 9, bytes: null, since: 7 },
  ])
})

it('knows no length of all where one is not known', () => {
  const [all] = unfinishedOf([upload('a'), upload('b', { bytes: null }), upload('c')])
  expect(all).toMatchObject({ received: 120, bytes: null })
})
