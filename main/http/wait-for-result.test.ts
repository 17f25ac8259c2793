import { expect, it } from 'vitest'
import { failed } from '../commands/result-of'
import { preferredWait, resultParagraph, resultReceipt } from './wait-for-result'

it.each([
  ['', 0],
  ['wait=10', 10_000],
  ['respond-async, wait=5', 5000],
  ['wait = "7" ; x', 7000],
  ['Wait=1,handling=lenient', 1000],
  ['wait=999999', 30_000],
  ['wait=0', 0],
  ['wait=-1', 0],
  ['wait=ten', 0],
  ['nowait=10', 0],
  ['wait=10x', 0],
  [`wait=${'9'.repeat(40)}`, 0],
])('Prefer: %s is %i ms', (prefer, ms) => {
  expect(preferredWait(prefer)).toBe(ms)
})

it('tells the sender of a photo what the command said, and not why it failed', () => {
  const error = { code: 'COMMAND_FAILED', program: 'secret', exit: '1' } as const
  const bad = failed(error, 7, '/home/kim: no such file')
  expect(resultReceipt(bad)).toEqual({ state: 'failed', label: '', text: '', values: {} })
  const good = { ...bad, state: 'done', label: 'A', text: 'B', values: { c: 1 } } as const
  expect(resultReceipt(good)).toEqual({ state: 'done', label: 'A', text: 'B', values: { c: 1 } })
})

it.each([
  ['', '', ''],
  ['sharp', '', 'sharp'],
  ['one', 'one\ntwo', 'one · two'],
  ['2 codes', 'A\n\nB', '2 codes · A · B'],
  [`${'x'.repeat(59)}…`, 'x'.repeat(80), 'x'.repeat(80)],
])('tells a phone of %j and %j in one paragraph', (label, text, expected) => {
  const rest = { values: {}, image: null, error: null, at: 7 }
  expect(resultParagraph({ state: 'done', label, text, ...rest })).toBe(expected)
  expect(resultParagraph({ state: 'failed', label, text, ...rest })).toBe('')
})
