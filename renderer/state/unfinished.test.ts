import { expect, it } from 'vitest'
import type { Upload } from '../../contract/photo'
import { FACTS } from './test-photos'
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
    upload('d', { startedAt: 3, bytes: 1000, offset: 1, facts: { ...FACTS, format: 'mp4' } }),
    upload('e', { state: 'waiting' }),
  ]
  expect(unfinishedOf(uploads)).toEqual([
    { senders: [GREEN], ids: ['a', 'd'], videos: 1, received: 41, bytes: 1100, since: 3 },
    { senders: [pixel], ids: ['c'], videos: 0, received: 9, bytes: null, since: 7 },
  ])
})

it('knows no length of all where one is not known', () => {
  const [all] = unfinishedOf([upload('a'), upload('b', { bytes: null }), upload('c')])
  expect(all).toMatchObject({ received: 120, bytes: null })
})

it('puts all but four of many senders together: those of whom least has come', () => {
  const uploads = Array.from({ length: 1000 }, (_, at) =>
    upload(`${at}`, {
      sender: { id: `${at}`, name: `Phone ${at}` },
      offset: at % 100,
      startedAt: at,
    }),
  )
  const rows = unfinishedOf(uploads)
  expect(rows.slice(0, 4).map(({ ids }) => ids)).toEqual([['99'], ['199'], ['299'], ['399']])
  expect(rows).toHaveLength(5)
  expect(rows[4]).toMatchObject({ bytes: 99_600, since: 0 })
  expect(rows[4]?.senders).toHaveLength(996)
})
