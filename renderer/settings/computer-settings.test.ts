import { expect, it } from 'vitest'
import { portOf } from './computer-settings'

it('reads a port, and that there shall be none', () => {
  expect(portOf('5810')).toBe(5810)
  expect(portOf(' 65535 ')).toBe(65_535)
  expect(portOf('')).toBeNull()
})

it.each(['0', '65536', '80.5', '-1', 'http', '1e3'])('knows that %s is no port', (text) => {
  expect(portOf(text)).toBeUndefined()
})
