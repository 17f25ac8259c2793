import { describe, expect, it } from 'vitest'
import { galleryKey } from './gallery-key'

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
