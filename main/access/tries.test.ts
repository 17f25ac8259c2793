import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createTries, type Tries } from './tries'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

let told: string[]
let tries: Tries
beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  told = []
  tries = createTries(
    { now: Date.now, elapsed: Date.now },
    () => told.push('closed'),
    () => told.push('opened'),
  )
})
afterEach(() => {
  tries.close()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

const wait = (ms: number) => void vi.advanceTimersByTime(ms)
const wrong = (count: number, source: (at: number) => string) => {
  for (let at = 0; at < count; at += 1) tries.wasWrong(source(at))
}
const fifty = () => wrong(50, (at) => `10.0.0.${at}`)

describe('one source', () => {
  it('may be wrong forty times, as a class behind one address; others still try', () => {
    wrong(39, () => 'class')
    expect(tries.refusal('class')).toBeNull()
    tries.wasWrong('class')
    expect(tries.refusal('class')).toBe('TOO_MANY_TRIES')
    expect(tries.refusal('10.0.0.8')).toBeNull()
    wait(10 * MINUTE_MS + 1)
    expect(tries.refusal('class')).toBeNull()
    expect(told).toEqual([])
  })

  it('where somebody knows the digits has its wrong ones forgiven', () => {
    for (let pupil = 0; pupil < 60; pupil += 1) {
      tries.wasWrong('class')
      expect(tries.refusal('class')).toBeNull()
      tries.wasRight('class')
    }
    expect(told).toEqual([])
  })
})

describe('fifty wrong tries in all', () => {
  it('close typing, from wherever they come, for a minute', () => {
    wrong(49, (at) => `10.0.0.${at}`)
    expect([told, tries.opensAt()]).toEqual([[], null])
    tries.wasWrong('10.0.1.1')
    expect([told, tries.opensAt()]).toEqual([['closed'], MINUTE_MS])
    expect(tries.refusal('10.0.0.8')).toBe('TYPING_CLOSED')
    wait(MINUTE_MS)
    expect([told, tries.opensAt()]).toEqual([['closed', 'opened'], null])
    expect(tries.refusal('10.0.0.8')).toBeNull()
  })

  it('are not forgotten by trying from thousands of addresses, nor by right ones', () => {
    wrong(49, (at) => `10.0.0.${at}`)
    for (let at = 0; at < 10_000; at += 1) tries.refusal(`10.1.${at >> 8}.${at & 255}`)
    expect(told).toEqual([])
    tries.wasWrong('10.0.1.1')
    expect(told).toEqual(['closed'])
  })

  it('close it for longer each time, at most for an hour, and briefly again after a day', () => {
    const minutes: number[] = []
    for (let count = 0; count < 8; count += 1) {
      fifty()
      const closedMs = (tries.opensAt() ?? 0) - Date.now()
      minutes.push(closedMs / MINUTE_MS)
      wait(closedMs)
    }
    expect(minutes).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
    wait(25 * HOUR_MS)
    fifty()
    expect((tries.opensAt() ?? 0) - Date.now()).toBe(MINUTE_MS)
  })

  it('open again at once where the person at the computer says so', () => {
    tries.open()
    fifty()
    tries.open()
    expect([told, tries.opensAt()]).toEqual([['closed', 'opened'], null])
    wait(HOUR_MS)
    expect(told).toEqual(['closed', 'opened'])
    fifty()
    expect((tries.opensAt() ?? 0) - Date.now()).toBe(2 * MINUTE_MS)
  })

  it('open again for a computer that slept meanwhile', () => {
    fifty()
    vi.setSystemTime(HOUR_MS)
    expect([tries.refusal('10.0.0.8'), told]).toEqual([null, ['closed', 'opened']])
  })

  it('are mistakes where they come one by one, with days between', () => {
    for (let count = 0; count < 100; count += 1) {
      tries.wasWrong('10.0.0.7')
      wait(24 * HOUR_MS + 1)
    }
    expect(told).toEqual([])
  })
})

/** Guesses of somebody who types as fast as he may. */
function guessesIn(ms: number, sources: number): number {
  let guesses = 0
  for (const end = Date.now() + ms; Date.now() < end; wait(MINUTE_MS / 2)) {
    for (let at = 0; at < sources; at += 1) {
      while (tries.refusal(`${at}`) === null) {
        guesses += 1
        tries.wasWrong(`${at}`)
      }
    }
  }
  return guesses
}

describe('the guesses that docs/SECURITY.md tells of', () => {
  it.each([
    ['an hour', '250 addresses', HOUR_MS, 250, 300],
    ['a day', '250 addresses', 24 * HOUR_MS, 250, 1450],
    ['an hour', 'one address', HOUR_MS, 1, 240],
    ['a day', 'one address', 24 * HOUR_MS, 1, 1250],
  ])('in %s from %s', (_, __, ms, sources, guesses) => {
    expect(guessesIn(ms, sources)).toBe(guesses)
  })
})
