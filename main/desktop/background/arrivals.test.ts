import { beforeEach, describe, expect, it } from 'vitest'
import type { Handed, HandedState } from '../../../contract/handed'
import type { Photo, Upload, UploadState } from '../../../contract/photo'
import { seeded } from '../../../test/support/seeded'
import { type Arrivals, followArrivals, unfinishedOf } from './arrivals'

const sender = { id: 'a1', name: 'Green iPhone' }
let uploads: Map<string, Upload>
let told: Arrivals[]
let arriving: ReturnType<typeof followArrivals>
beforeEach(() => {
  uploads = new Map()
  told = []
  arriving = followArrivals(
    () => [...uploads.values()],
    (arrivals) => told.push(arrivals),
  )
})

const announce = (id: string, bytes: number | null) => {
  const upload: Upload = {
    ...{ id, name: id, sender, bytes, offset: 0 },
    ...{ state: 'waiting', facts: null, startedAt: 0 },
  }
  uploads.set(id, upload)
  arriving.follow({ type: 'upload', upload })
}
const reach = (id: string, offset: number, state: UploadState = 'arriving') => {
  const known = uploads.get(id)
  if (known) uploads.set(id, { ...known, offset, state })
  arriving.follow({ type: 'progress', id, offset, state })
}
const begin = (id: string, bytes: number | null) => {
  announce(id, bytes)
  reach(id, 0)
}
const save = (id: string, bytes: number) => {
  uploads.delete(id)
  arriving.follow({ type: 'saved', photo: { id, bytes } as Photo })
}
const giveUp = (id: string) => {
  uploads.delete(id)
  const error = { code: 'CANCELLED', message: '' }
  arriving.follow({ type: 'failed', id, name: id, sender, error, retryable: false })
}

it('counts what is on its way, and its share of the bytes', () => {
  begin('a', 1000)
  begin('b', 3000)
  reach('b', 2000)
  expect(arriving.arrivals()).toEqual({ count: 2, share: 0.5 })
})

it('does not go back when one of several is done', () => {
  begin('a', 1000)
  begin('b', 1000)
  reach('b', 500)
  save('a', 1000)
  expect(arriving.arrivals()).toEqual({ count: 1, share: 0.75 })
})

it('is quiet when everything has come, and begins anew after that', () => {
  begin('a', 1000)
  save('a', 1000)
  expect(told.at(-1)).toEqual({ count: 0, share: null })
  begin('b', 1000)
  expect(arriving.arrivals()).toEqual({ count: 1, share: 0 })
})

it('does not count a photo that waits for its phone, until it goes on', () => {
  begin('a', 1000)
  reach('a', 500)
  reach('a', 500, 'paused')
  expect(told.at(-1)).toEqual({ count: 0, share: null })
  reach('a', 600)
  expect(told.at(-1)).toEqual({ count: 1, share: 0.6 })
})

it('does not count what was only announced', () => {
  announce('a', 1000)
  expect(arriving.arrivals().count).toBe(0)
})

it('counts a photo that an earlier run began', () => {
  const upload = { id: 'a', name: 'a', sender, bytes: 1000, facts: null, startedAt: 0 }
  uploads.set('a', { ...upload, offset: 400, state: 'paused' })
  expect(arriving.arrivals().count).toBe(0)
  reach('a', 500)
  expect(told.at(-1)).toEqual({ count: 1, share: 0.5 })
})

it('counts nothing that has ended or was never told of', () => {
  begin('a', 1000)
  giveUp('a')
  expect(told.at(-1)).toEqual({ count: 0, share: null })
  reach('a', 600)
  save('elsewhere', 5)
  expect(arriving.arrivals().count).toBe(0)
})

it('gives no number larger than all of a file of unknown length', () => {
  begin('a', null)
  reach('a', 600)
  expect(arriving.arrivals()).toEqual({ count: 1, share: 1 })
})

it('counts nothing of a folder that is not in force any more', () => {
  begin('a', 1000)
  uploads.clear()
  arriving.follow({ type: 'folder-changed' })
  expect(told.at(-1)).toEqual({ count: 0, share: null })
})

it('asks once for an upload that it has not seen begin, and for no other', () => {
  let asked = 0
  arriving = followArrivals(
    () => {
      asked += 1
      return [...uploads.values()]
    },
    () => {},
  )
  begin('a', 1000)
  for (let at = 0; at < 1000; at += 10) reach('a', at)
  expect(asked).toBe(0)
  const earlier = { id: 'b', name: 'b', sender, bytes: 1000, facts: null, startedAt: 0 }
  uploads.set('b', { ...earlier, offset: 0, state: 'paused' })
  for (let at = 0; at < 1000; at += 10) reach('b', at)
  expect(asked).toBe(1)
})

it('is what adding up all uploads gives, whatever happened before', () => {
  const STATES: readonly UploadState[] = ['waiting', 'arriving', 'paused']
  const random = seeded(14)
  const below = (end: number) => Math.floor(random() * end)
  let done = 0
  for (let turn = 0; turn < 5000; turn += 1) {
    const id = `${below(8)}`
    const before = uploads.get(id)
    const what = below(6)
    if (!before) announce(id, below(4) === 0 ? null : below(1000))
    else if (what < 4)
      reach(id, Math.min(before.bytes ?? 1000, below(1000)), STATES[what] ?? 'arriving')
    else if (what === 4) {
      if (before.state === 'arriving') done += before.bytes ?? 0
      save(id, before.bytes ?? 0)
    } else giveUp(id)

    const coming = [...uploads.values()].filter(({ state }) => state === 'arriving')
    if (coming.length === 0) done = 0
    const had = coming.reduce((sum, { offset }) => sum + offset, done)
    const all = coming.reduce((sum, { bytes, offset }) => sum + (bytes ?? offset), done)
    expect(arriving.arrivals()).toEqual({
      count: coming.length,
      share: coming.length === 0 ? null : all > 0 ? Math.min(1, had / all) : 0,
    })
  }
})

describe('what is unfinished', () => {
  const phone = { id: 'a1', name: 'Green iPhone', colour: null, heldBy: null, seenAt: 0 }
  const upload = (id: string, senderId: string, state: UploadState): Upload => ({
    ...{ id, name: id, sender: { id: senderId, name: '' }, bytes: 9, offset: 1, state },
    ...{ facts: null, startedAt: 0 },
  })
  const handed = (state: HandedState): Handed => ({
    ...{ id: state, phoneId: 'a1', kind: 'file', name: 'x', bytes: 1, sent: 0, state },
    ...{ width: null, height: null },
  })

  it('is what phones have not sent, what programs are sending and what phones have not fetched', () => {
    const found = unfinishedOf(
      [upload('a', 'a1', 'arriving'), upload('b', 'c1', 'arriving'), upload('c', 'c1', 'paused')],
      [{ ...phone, state: 'sending', done: 3, total: 12 }],
      (['waiting', 'sending', 'fetched', 'gone'] as const).map(handed),
    )
    expect(found).toMatchObject({ isArriving: true, toCome: 10, toFetch: 2 })
    expect(found.uploads.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('is also what a phone has that is lost, though nothing arrives', () => {
    const lost = { ...phone, state: 'lost', done: 8, total: 23 } as const
    expect(unfinishedOf([upload('a', 'a1', 'paused')], [lost], [])).toMatchObject({
      ...{ isArriving: false, toCome: 15, toFetch: 0 },
    })
  })

  it('is nothing where everything is here', () => {
    const done = { ...phone, state: 'done', done: 0, total: 0 } as const
    expect(unfinishedOf([upload('c', 'c1', 'paused')], [done], [handed('fetched')])).toMatchObject({
      ...{ toCome: 0, toFetch: 0 },
    })
  })
})
