import { describe, expect, it } from 'vitest'
import { COMMANDS, commandOfKey, isPossible, keysText, letterOf } from './commands'
import { photoOf } from './test-photos'
import { tileOfPhoto } from './tiles'

const one = tileOfPhoto(photoOf('a'))
const possible = (...photos: Parameters<typeof photoOf>[1][]) =>
  COMMANDS.filter((command) =>
    isPossible(
      command,
      photos.map((rest, at) => tileOfPhoto(photoOf(`p${at}`, rest))),
    ),
  )

describe('what can be done with photos', () => {
  it('is everything for one photo', () => {
    expect(possible({})).toEqual(COMMANDS.filter((command) => command !== 'compare'))
  })

  it('is nothing without a photo', () => {
    expect(possible()).toEqual([])
  })

  it('leaves out for many what works with one alone', () => {
    const many = [
      'open',
      'copySize',
      'star',
      'saveCopies',
      'sendToPhone',
      'exportZip',
      'exportCsv',
      'trash',
    ]
    expect(possible({}, {}, {})).toEqual(many)
  })

  it('compares two that can be shown', () => {
    expect(possible({}, {})).toContain('compare')
    expect(possible({}, { format: 'other' })).not.toContain('compare')
  })

  it('opens no flood of programs', () => {
    expect(isPossible('open', Array(13).fill(one))).toBe(false)
  })

  it('starts no file that is not a photo', () => {
    expect(possible({}, { format: 'other' })).not.toContain('open')
  })

  it('copies no picture and no size where there is none', () => {
    expect(possible({ format: 'other' })).not.toContain('copyImage')
    expect(possible({ size: null })).not.toContain('copySize')
  })
})

describe('the keys', () => {
  const key = (key: string, held: Partial<KeyboardEvent> = {}) =>
    commandOfKey({
      key,
      ...{ shiftKey: false, ctrlKey: false, metaKey: false, altKey: false },
      ...held,
    })

  it('mean what is written beside the commands', () => {
    expect(key('c', { ctrlKey: true })).toBe('copyImage')
    expect(key('C', { ctrlKey: true, shiftKey: true })).toBe('copySize')
    expect(key('c', { metaKey: true })).toBe('copyImage')
    expect(key('Delete')).toBe('trash')
    expect(key('Backspace', { metaKey: true })).toBe('trash')
  })

  it('mean nothing else', () => {
    expect([key('b'), key('Backspace'), key('o', { altKey: true, ctrlKey: true })]).toEqual([
      null,
      null,
      null,
    ])
  })

  it('are the same where the keyboard writes another script', () => {
    expect(key('с', { code: 'KeyC', ctrlKey: true })).toBe('copyImage')
  })

  it('are written as the system writes them', () => {
    expect(keysText('copySize', false)).toBe('Ctrl+Shift+C')
    expect(keysText('copySize', true)).toBe('⇧⌘C')
    expect([keysText('trash', false), keysText('trash', true)]).toEqual(['Delete', '⌘⌫'])
  })
})

it.each([
  ['c', 'KeyC', 'c'],
  ['C', 'KeyC', 'c'],
  // Dvorak: what is written counts, not where the key lies.
  ['j', 'KeyC', 'j'],
  ['ㅊ', 'KeyC', 'c'],
  ['с', 'KeyC', 'c'],
  ['Process', 'KeyH', 'h'],
  ['F11', 'F11', 'f11'],
  ['é', 'Digit2', 'é'],
])('reads %s on %s as %s', (key, code, letter) => {
  expect(letterOf({ key, code })).toBe(letter)
})
