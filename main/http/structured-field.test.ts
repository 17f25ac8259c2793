import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readBoolean, readInteger } from './structured-field'

it.each([
  ['?1', true],
  ['?0', false],
  [' ?0 ', false],
  ['?1;q=1; a="b"', true],
  ['?1;b', true],
  ['', null],
  ['?2', null],
  ['1', null],
  ['true', null],
  ['??1', null],
  ['?1?', null],
  ['?1, ?1', null],
  ['?1;', null],
  ['?1 ;a', null],
])('the Boolean of %j is %j', (field, value) => {
  expect(readBoolean(field)).toBe(value)
})

it.each([
  ['0', 0],
  ['100', 100],
  ['007', 7],
  ['999999999999999', 999_999_999_999_999],
  ['5;a=b', 5],
  ['9999999999999999', null],
  ['-1', null],
  ['+1', null],
  ['1.0', null],
  ['1e3', null],
  ['0x10', null],
  ['1, 1', null],
  ['', null],
])('the Integer of %j is %j', (field, value) => {
  expect(readInteger(field)).toBe(value)
})

it('reads any header in no time, and nothing but what it is', () => {
  const header = fc.string({ unit: fc.constantFrom('?', '0', '1', ';', 'a', '=', ' ', ',', '-') })
  fc.assert(
    fc.property(header, (field) => {
      expect([true, false, null]).toContain(readBoolean(field))
      const integer = readInteger(field)
      if (integer !== null) expect(String(integer)).toMatch(/^\d+$/)
    }),
  )
  const long = `?1${';a=b'.repeat(2000)},`
  expect(readBoolean(long)).toBeNull()
})
