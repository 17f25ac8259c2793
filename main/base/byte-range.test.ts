import { expect, it } from 'vitest'
import { byteRange } from './byte-range'

it.each([
  ['bytes=0-0', 0, 0],
  ['bytes=10-19', 10, 19],
  ['bytes=90-', 90, 99],
  ['bytes=90-1000', 90, 99],
  ['bytes=-10', 90, 99],
  ['bytes=-1000', 0, 99],
])('answers %s of 100 bytes with %i to %i', (header, start, end) => {
  expect(byteRange(header, 100)).toEqual({ kind: 'part', start, end })
})

it.each(['bytes=100-', 'bytes=100-200', 'bytes=-0'])(
  'has nothing for %s of 100 bytes',
  (header) => {
    expect(byteRange(header, 100)).toEqual({ kind: 'none' })
  },
)

it.each([
  null,
  '',
  'bytes=-',
  'bytes=5-4',
  'bytes=0-1,3-4',
  'items=0-1',
  'bytes=a-b',
  'bytes=99999999999999999999-',
])('sends everything when it cannot honour %s', (header) => {
  expect(byteRange(header, 100)).toEqual({ kind: 'all' })
})

it('has no part of an empty file', () => {
  expect(byteRange('bytes=0-', 0)).toEqual({ kind: 'none' })
  expect(byteRange('bytes=-5', 0)).toEqual({ kind: 'none' })
})
