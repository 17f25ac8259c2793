import { beforeEach, expect, it, vi } from 'vitest'
import type { Photo, Upload } from '../../../contract/photo'
import { type Arrivals, followArrivals } from './arrivals'

const sender = { id: 'a1', name: 'Green iPhone' }
let told: Arrivals[]
let arriving: ReturnType<typeof followArrivals>
beforeEach(() => {
  told = []
  arriving = followArrivals((arrivals) => told.push(arrivals))
})

const begin = (id: string, bytes: number | null) => {
  const upload: Upload = { id, name: id, sender, bytes, offset: 0, facts: null, startedAt: 0 }
  arriving.follow({ type: 'upload', upload })
  arriving.follow({ type: 'progress', id, offset: 0 })
}
const reach = (id: string, offset: number) => arriving.follow({ type: 'progress', id, offset })
const save = (id: string, bytes: number) =>
  arriving.follow({ type: 'saved', photo: { id, bytes } as Photo })
const fail = (id: string, retryable: boolean) => {
  const error = { code: 'IDLE', message: '' }
  arriving.follow({ type: 'failed', id, name: id, sender, error, retryable })
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
  fail('a', true)
  expect(arriving.arrivals()).toEqual({ count: 0, share: null })
  reach('a', 600)
  expect(arriving.arrivals()).toEqual({ count: 1, share: 0.6 })
})

it('does not count what was only announced', () => {
  const upload: Upload = {
    ...{ id: 'a', name: 'a', sender, bytes: 1000 },
    ...{ offset: 0, facts: null, startedAt: 0 },
  }
  arriving.follow({ type: 'upload', upload })
  expect(arriving.arrivals().count).toBe(0)
})

it('is quiet again after a minute without a byte', () => {
  vi.useFakeTimers()
  begin('a', 1000)
  reach('a', 500)
  vi.advanceTimersByTime(60_000)
  expect(told.at(-1)).toEqual({ count: 0, share: null })
  reach('a', 600)
  expect(told.at(-1)).toEqual({ count: 1, share: 0.6 })
  vi.useRealTimers()
})

it('counts nothing that has ended or was never told of', () => {
  begin('a', 1000)
  fail('a', false)
  reach('a', 600)
  save('elsewhere', 5)
  expect(arriving.arrivals().count).toBe(0)
})

it('gives no number larger than all of a file of unknown length', () => {
  begin('a', null)
  reach('a', 600)
  expect(arriving.arrivals()).toEqual({ count: 1, share: 1 })
})
