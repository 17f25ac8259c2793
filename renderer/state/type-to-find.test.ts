import { describe, expect, it } from 'vitest'
import { findTyped, isTyping, typeOn } from './type-to-find'

const photos = ['beach.jpg', 'Boat.jpg', 'cat.jpg', 'bridge.jpg', '바다.jpg'].map((name) => ({
  id: name,
  name,
}))

describe('typing to find a photo', () => {
  it('goes to the next name that begins so, in any case', () => {
    expect(findTyped(photos, 'b', null)).toBe('beach.jpg')
    expect(findTyped(photos, 'b', 'beach.jpg')).toBe('Boat.jpg')
    expect(findTyped(photos, 'C', 'bridge.jpg')).toBe('cat.jpg')
  })

  it('stays while the word grows, and goes round at the end', () => {
    expect(findTyped(photos, 'br', 'beach.jpg')).toBe('bridge.jpg')
    expect(findTyped(photos, 'be', 'bridge.jpg')).toBe('beach.jpg')
    expect(findTyped(photos, 'bea', 'beach.jpg')).toBe('beach.jpg')
  })

  it('goes on with the same letter again', () => {
    expect(findTyped(photos, 'bb', 'Boat.jpg')).toBe('bridge.jpg')
  })

  it('finds Hangul however it was composed, and nothing where there is nothing', () => {
    expect(findTyped(photos, '바'.normalize('NFD'), null)).toBe('바다.jpg')
    expect(findTyped(photos, 'z', null)).toBeNull()
    expect(findTyped([], 'a', null)).toBeNull()
  })

  it('begins a new word after a pause', () => {
    const typed = typeOn(typeOn({ text: '', at: 0 }, 'b', 5000), 'r', 5900)
    expect(typed).toEqual({ text: 'br', at: 5900 })
    expect(isTyping(typed, 6800)).toBe(true)
    expect(typeOn(typed, 'c', 7000).text).toBe('c')
  })
})
