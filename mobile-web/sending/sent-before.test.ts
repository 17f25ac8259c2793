import { describe, expect, it } from 'vitest'
import { createStore } from '../phone/store'
import { createSentBefore } from './sent-before'

function storage() {
  const kept = new Map<string, string>()
  return createStore(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
  }))
}

describe('createSentBefore', () => {
  it('knows at the next visit what was begun at this one', () => {
    const store = storage()
    createSentBefore(store).add('3-0-aa-bb')
    expect(createSentBefore(store).has('3-0-aa-bb')).toBe(true)
    expect(createSentBefore(store).has('3-0-aa-bc')).toBe(false)
  })

  it('forgets the oldest, and stays small', () => {
    const store = storage()
    const before = createSentBefore(store)
    for (let at = 0; at < 2100; at += 1) before.add(`${at}-0-aa-bb`)
    const next = createSentBefore(store)
    expect([next.has('0-0-aa-bb'), next.has('2099-0-aa-bb')]).toEqual([false, true])
    expect(store.read('snapland-sent')?.length).toBeLessThan(20_000)
  })

  it('remembers while the page is open where the browser denies storage', () => {
    const denied = createStore(() => {
      throw new Error('denied')
    })
    const before = createSentBefore(denied)
    before.add('3-0-aa-bb')
    expect(before.has('3-0-aa-bb')).toBe(true)
    expect(createSentBefore(denied).has('3-0-aa-bb')).toBe(false)
  })
})
