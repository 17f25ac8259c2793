import { expect, it } from 'vitest'
import { letterOf } from './letter'

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
