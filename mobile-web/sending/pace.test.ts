import { describe, expect, it } from 'vitest'
import { createPace, createTimeLeft, paced } from './pace'

/** A pace whose clock is moved by hand. */
function underClock() {
  let time = 0
  const pace = createPace(() => time)
  return { pace, pass: (ms: number) => (time += ms) }
}

describe('createPace', () => {
  it('tells bytes a second, and nothing before it can know', () => {
    const { pace, pass } = underClock()
    expect(pace.perSecond()).toBeNull()
    pace.add(0)
    for (let at = 0; at < 9; at += 1) {
      pass(100)
      pace.add(100_000)
    }
    expect(pace.perSecond()).toBeNull()
    pass(100)
    pace.add(100_000)
    expect(pace.perSecond()).toBe(1_000_000)
  })

  it('forgets how it was five seconds ago', () => {
    const { pace, pass } = underClock()
    for (const bytes of [9_000_000, 9_000_000, ...Array(6).fill(50_000)]) {
      pace.add(bytes)
      pass(1000)
    }
    expect(pace.perSecond()).toBe(40_000)
  })

  it('takes one small photo in its first second for no pace', () => {
    const { pace, pass } = underClock()
    pace.add(2000)
    pass(1000)
    expect(pace.perSecond()).toBeNull()
    pace.add(1_000_000)
    pass(1000)
    expect(pace.perSecond()).toBe(501_000)
  })

  it('tells nothing of a network in which nothing moves', () => {
    const { pace, pass } = underClock()
    pace.add(5)
    pass(6000)
    expect(pace.perSecond()).toBeNull()
  })

  it('counts every byte of a request once, whatever its offset in the photo', async () => {
    const { pace, pass } = underClock()
    const send = paced(async ({ onSent }) => {
      for (const bytes of [300_000, 600_000, 1_000_000]) onSent(bytes)
      return { status: 204, text: '', header: () => null }
    }, pace)
    const request = { method: 'PATCH', path: '', headers: {}, body: null } as const
    await send({ ...request, onSent: () => {}, signal: new AbortController().signal })
    pass(1000)
    expect(pace.perSecond()).toBe(1_000_000)
  })
})

describe('createTimeLeft', () => {
  it('runs down steadily while the pace jumps', () => {
    let time = 0
    const left = createTimeLeft(() => time)
    // As seen on a phone: 7, 15, 11, 3, 9 minutes, one after the other.
    const paces = [10, 4.7, 6.4, 23, 7.8, 5, 18, 9, 4, 12].map((mb) => mb * 1e6)
    let bytes = 4.2e9
    const told: number[] = []
    for (let second = 0; second < 60; second += 1) {
      const pace = paces[Math.floor(second / 5) % paces.length] ?? 1e7
      told.push(left(bytes, pace) ?? 0)
      bytes -= pace
      time += 1000
    }
    const jumps = told.slice(1).map((seconds, at) => seconds / (told[at] ?? 1))
    expect(Math.max(...jumps)).toBeLessThan(1.25)
    expect(Math.min(...jumps)).toBeGreaterThan(0.8)
    expect(told.at(-1)).toBeGreaterThan(bytes / 30e6)
    expect(told.at(-1)).toBeLessThan(bytes / 5e6)
  })

  it('ends at its end where the pace is even', () => {
    let time = 0
    const left = createTimeLeft(() => time)
    for (let second = 0; second <= 10; second += 1) {
      expect(left(10e6 - second * 1e6, 1e6)).toBeCloseTo(10 - second)
      time += 1000
    }
  })

  it('is never far from what the pace of now says, and nothing at the end', () => {
    let time = 0
    const left = createTimeLeft(() => time)
    expect(left(6e6, 2000)).toBe(3000)
    time += 1000
    expect(left(5e6, 1e6)).toBe(15)
    time += 1000
    expect(left(4e6, 100e6)).toBeCloseTo(0.12)
    time += 1000
    expect(left(0, 1e6)).toBe(0)
  })

  it('begins anew after a pause, and where more was chosen', () => {
    let time = 0
    const left = createTimeLeft(() => time)
    expect(left(10e6, 1e6)).toBe(10)
    time += 1000
    expect(left(100e6, 1e6)).toBe(100)
    expect(left(100e6, null)).toBeNull()
    time += 60_000
    expect(left(50e6, 1e6)).toBe(50)
  })
})
