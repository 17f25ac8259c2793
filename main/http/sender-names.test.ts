import { describe, expect, it } from 'vitest'
import { createSenderNames } from './sender-names'

const opened = () => createSenderNames(() => 0).nameOf

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

it('reads any blanks as one', () => {
  const nameOf = opened()
  nameOf('a', 'Bob Lee', 'a')
  expect(nameOf('b', 'Bob  Lee', 'b')).toBe('Bob  Lee 2')
  expect(nameOf('c', 'Bob\u00a0Lee', 'c')).toBe('Bob\u00a0Lee 3')
})

it('reads a name with what only chooses how it is drawn as the same', () => {
  const nameOf = opened()
  nameOf('a', 'iPhone', 'a')
  expect(nameOf('b', 'iPhone\ufe0f', 'b')).toBe('iPhone\ufe0f 2')
})

describe('after a restart', () => {
  const photoOf = (id: string, name: string) => ({ sender: { id, name } })

  it('leaves each sender the name that its photos have, whoever comes first', () => {
    const { nameOf, resume } = createSenderNames(() => 0)
    resume([photoOf('b', 'Purple Android 2'), photoOf('a', 'Purple Android')])
    const came = ['b', 'c', 'a'].map((id) => nameOf(id, 'Purple Android', id))
    expect(came).toEqual(['Purple Android 2', 'Purple Android 3', 'Purple Android'])
  })

  it('goes by the newest photo of each, and gives no name to two', () => {
    const { nameOf, resume } = createSenderNames(() => 0)
    resume([
      photoOf('a', 'Minji'),
      photoOf('b', 'Bob'),
      photoOf('a', 'iPhone'),
      photoOf('c', 'Bob'),
    ])
    expect(nameOf('c', 'Bob', 'c')).toBe('Bob 2')
    expect(nameOf('d', 'iPhone', 'd')).toBe('iPhone')
    expect(nameOf('a', 'Minji', 'a')).toBe('Minji')
  })

  it('gives a phone that was renamed meanwhile what it wants', () => {
    const { nameOf, resume } = createSenderNames(() => 0)
    resume([photoOf('a', 'Purple Android 2')])
    expect(nameOf('a', 'Minji', 'a')).toBe('Minji')
    expect(nameOf('b', 'Purple Android 2', 'b')).toBe('Purple Android 2')
  })

  it('remembers some hundreds', () => {
    const { nameOf, resume } = createSenderNames(() => 0)
    resume(Array.from({ length: 300 }, (_, at) => photoOf(`${at}`, `Phone ${at}`)))
    expect(nameOf('x', 'Phone 255', 'x')).toBe('Phone 255 2')
    expect(nameOf('y', 'Phone 256', 'y')).toBe('Phone 256')
  })
})
