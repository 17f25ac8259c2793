import { expect, it } from 'vitest'
import { createTries } from './join'

it('lets an address be wrong five times a minute, and others still try', () => {
  let time = 0
  const tries = createTries(
    () => time,
    () => {},
  )
  for (let count = 0; count < 5; count += 1) {
    expect(tries.mayTry('10.0.0.7')).toBe(true)
    tries.wasWrong('10.0.0.7')
  }
  expect(tries.mayTry('10.0.0.7')).toBe(false)
  expect(tries.mayTry('10.0.0.8')).toBe(true)
  time = 60_001
  expect(tries.mayTry('10.0.0.7')).toBe(true)
})

it('asks for a new code after fifty wrong ones in all', () => {
  let asked = 0
  const tries = createTries(
    () => 0,
    () => {
      asked += 1
    },
  )
  for (let count = 0; count < 49; count += 1) tries.wasWrong(`10.0.0.${count}`)
  expect(asked).toBe(0)
  tries.wasWrong('10.0.1.1')
  expect(asked).toBe(1)
})
