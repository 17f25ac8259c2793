import { expect, it } from 'vitest'
import { bridgeArguments } from './bridge-arguments'

const id = '0123456789abcdef0123456789abcdef'

it('passes what the contract says', () => {
  expect(bridgeArguments.readState([])).toEqual([])
  expect(bridgeArguments.openFolder([])).toEqual([])
  expect(bridgeArguments.showInFolder([id])).toEqual([id])
  expect(bridgeArguments.copyText(['4032 × 3024'])).toEqual(['4032 × 3024'])
})

it.each([
  [['../../etc/passwd']],
  [[`${id}/..`]],
  [[{ id }]],
  [[id, '/etc/passwd']],
  [[null]],
  [[]],
])('shows no file for %j', (given) => {
  expect(() => bridgeArguments.showInFolder(given)).toThrow()
})

it('passes what is said of phones and addresses, and nothing else', () => {
  expect(bridgeArguments.setStopped([true])).toEqual([true])
  expect(bridgeArguments.showAddress(['192.168.0.12'])).toEqual(['192.168.0.12'])
  expect(bridgeArguments.removePhone(['phone-1'])).toEqual(['phone-1'])
  expect(bridgeArguments.answerPhone(['phone-1', false])).toEqual(['phone-1', false])
  expect(() => bridgeArguments.setStopped(['yes'])).toThrow()
  expect(() => bridgeArguments.showAddress(['evil.example'])).toThrow()
  expect(() => bridgeArguments.removePhone(['../x'])).toThrow()
  expect(() => bridgeArguments.answerPhone(['phone-1'])).toThrow()
})

it('is told what is on the screen: ids of photos, as many as a screen holds', () => {
  expect(bridgeArguments.lookAt([[id]])).toEqual([[id]])
  expect(bridgeArguments.lookAt([[]])).toEqual([[]])
  for (const given of [[], [id], [['../x']], [Array(2001).fill(id)], [[id], 1]])
    expect(() => bridgeArguments.lookAt(given)).toThrow()
})

it.each([[[1]], [['x'.repeat(10_001)]], [[['x']]], [[]], [['x', 'y']]])(
  'copies nothing but one bounded text (case %#)',
  (given) => {
    expect(() => bridgeArguments.copyText(given)).toThrow()
  },
)

it('takes no argument where there is none', () => {
  expect(() => bridgeArguments.readState([1])).toThrow()
  expect(() => bridgeArguments.openFolder(['/etc'])).toThrow()
})
