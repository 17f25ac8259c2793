import { expect, it } from 'vitest'
import { createSenderNames } from './sender-names'

const opened = () => createSenderNames(() => 0)

it('gives a name to one sender, and a number to others that want it', () => {
  const nameOf = opened()
  const given = ['a', 'b', 'c'].map((id) => nameOf(id, 'Purple Android', id))
  expect(given).toEqual(['Purple Android', 'Purple Android 2', 'Purple Android 3'])
  expect(nameOf('d', 'purple android', 'd')).toBe('purple android 4')
})

it('keeps what it has given, whoever comes and goes', () => {
  const nameOf = opened()
  nameOf('a', 'iPhone', 'a')
  nameOf('b', 'iPhone', 'b')
  expect(nameOf('a', 'Minji', 'a')).toBe('Minji')
  expect(nameOf('b', 'iPhone', 'b')).toBe('iPhone 2')
  expect(nameOf('c', 'iPhone', 'c')).toBe('iPhone')
  expect(nameOf('d', 'iPhone 2', 'd')).toBe('iPhone 2 2')
})

it('stays within the length of a name, letter by letter', () => {
  const nameOf = opened()
  nameOf('a', '🌲'.repeat(60), 'a')
  expect(nameOf('b', '🌲'.repeat(60), 'b')).toBe(`${'🌲'.repeat(55)} 2`)
})

it('keeps the names of others when one source makes up thousands of senders', () => {
  const nameOf = opened()
  nameOf('a', 'iPhone', '10.0.0.7')
  nameOf('b', 'iPhone', '10.0.0.8')
  for (let at = 0; at < 2000; at += 1) nameOf(`x${at}`, `x${at}`, '10.0.0.66')
  expect(nameOf('b', 'iPhone', '10.0.0.8')).toBe('iPhone 2')
})
