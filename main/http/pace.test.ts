import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createPace } from './pace'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

function start() {
  const pace = createPace({ perSecond: 100, burst: 20, elapsed: () => performance.now() })
  const done: number[] = []
  const ask = (at: number, owner = {}) => pace.turn(owner, () => done.push(at))
  return { pace, done, ask }
}

it('gives a few turns at once, the next ones in their order, a few in a step', () => {
  const { done, ask } = start()
  const upTo = (count: number) => Array.from({ length: count }, (_, at) => at)
  for (const at of upTo(20)) ask(at)
  expect(done).toEqual(upTo(8))
  vi.advanceTimersByTime(10)
  expect(done).toEqual(upTo(16))
  vi.advanceTimersByTime(10)
  expect(done).toEqual(upTo(20))
  vi.advanceTimersByTime(10)
  expect(vi.getTimerCount()).toBe(0)
})

it('keeps its pace, however long it has rested', () => {
  const { done, ask } = start()
  vi.advanceTimersByTime(60_000)
  for (let at = 0; at < 1000; at += 1) ask(at)
  vi.advanceTimersByTime(1000)
  expect(done).toHaveLength(20 + 100)
})

it('forgets who has left, and has one timer however many wait', () => {
  const { pace, done, ask } = start()
  const gone = {}
  for (let at = 0; at < 1000; at += 1) ask(at, at < 999 ? gone : {})
  expect(vi.getTimerCount()).toBe(1)
  pace.forget(gone)
  expect(pace.waiting()).toBe(1)
  vi.advanceTimersByTime(10)
  expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 999])
})

it('forgets one of those that an owner has waiting', () => {
  const { done, ask } = start()
  const owner = {}
  const forgets = Array.from({ length: 10 }, (_, at) => ask(at, owner))
  forgets[8]?.()
  // It had its turn.
  forgets[0]?.()
  vi.advanceTimersByTime(10)
  expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 9])
})

it('lets nobody wait for more than a turn of each other, however much these have waiting', () => {
  const { done, ask } = start()
  const [greedy, modest] = [{}, {}]
  for (let at = 0; at < 100; at += 1) ask(at, greedy)
  ask(1000, modest)
  ask(1001, modest)
  vi.advanceTimersByTime(10)
  expect(done.slice(8, 12)).toEqual([8, 1000, 9, 1001])
})

it('does not let those that come anew each time keep out who stays', () => {
  const { done, ask } = start()
  const stays = {}
  for (let at = 0; at < 50; at += 1) {
    for (let more = 0; more < 4; more += 1) ask(0)
    ask(1, stays)
    vi.advanceTimersByTime(50)
  }
  const turns = done.filter((each) => each === 1).length
  expect(turns).toBeGreaterThan(done.length / 6)
})
