import { describe, expect, it } from 'vitest'
import { createPace, paced } from './pace'

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

  it('tells nothing of a network in which nothing moves', () => {
    const { pace, pass } = underClock()
    pace.add(5)
    pass(6000)
    expect(pace.perSecond()).toBeNull()
  })

  it('counts every byte of a request once, whatever its offset in the photo', async () => {
    const { pace, pass } = underClock()
    const send = paced(async ({ onSent }) => {
      for (const bytes of [300, 600, 1000]) onSent(bytes)
      return { status: 204, text: '', header: () => null }
    }, pace)
    const request = { method: 'PATCH', path: '', headers: {}, body: null } as const
    await send({ ...request, onSent: () => {}, signal: new AbortController().signal })
    pass(1000)
    expect(pace.perSecond()).toBe(1000)
  })
})
