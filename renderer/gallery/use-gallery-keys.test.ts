import { describe, expect, it } from 'vitest'
import { findTyped, galleryKey, isTyping, typeOn } from './use-gallery-keys'

const key = (key: string, held: 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | '' = '') => {
  const none = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }
  return galleryKey({ key, ...none, ...(held && { [held]: true }) }, false)
}

describe('a key in the gallery', () => {
  it('moves, and stretches or keeps the selection on the way', () => {
    const right = { kind: 'move', direction: 'ArrowRight', extend: false, keep: false }
    expect(key('ArrowRight')).toEqual(right)
    expect(key('ArrowRight', 'shiftKey')).toEqual({ ...right, extend: true })
    expect(key('ArrowRight', 'ctrlKey')).toEqual({ ...right, keep: true })
  })

  it('opens, toggles, selects all and lets all go', () => {
    expect([key('Enter'), key(' ')]).toEqual([{ kind: 'open' }, { kind: 'open' }])
    expect(key(' ', 'ctrlKey')).toEqual({ kind: 'toggle' })
    expect([key('a', 'ctrlKey'), key('A', 'metaKey')]).toEqual([{ kind: 'all' }, { kind: 'all' }])
    expect(key('Escape')).toEqual({ kind: 'none' })
  })

  it('is a letter to find a name by, also a space within a name', () => {
    expect(key('a')).toEqual({ kind: 'find', letter: 'a' })
    expect(key('A', 'shiftKey')).toEqual({ kind: 'find', letter: 'A' })
    expect(key('바')).toEqual({ kind: 'find', letter: '바' })
    const space = { key: ' ', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }
    expect(galleryKey(space, true)).toEqual({ kind: 'find', letter: ' ' })
  })

  it('is left alone where it means nothing here', () => {
    expect([key('F5'), key('Tab'), key('c', 'ctrlKey'), key('ArrowLeft', 'altKey')]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})

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
