import { expect, it } from 'vitest'
import type { Photo } from '../../contract/photo'
import type { PhotoResult } from '../../contract/result'
import { applyResult, type CommandFailure, lastLine } from './command-failure'

const error = { code: 'COMMAND_FLOODED', program: 'p' } as const
const missing = { code: 'COMMAND_MISSING', program: 'p' } as const
const told = (id: string, why: PhotoResult['error'] | 'again') => {
  const result = why === 'again' ? null : { error: why }
  return { id, name: `${id}.jpg`, result } as Photo
}
const fold = (...photos: Photo[]) => photos.reduce(applyResult, null as CommandFailure | null)

it('is one notice for all files, with the last error', () => {
  expect(fold(told('a', error), told('b', missing))).toEqual({
    ...{ error: missing, words: '', count: 2, ids: ['a', 'b'], name: 'b.jpg' },
  })
  expect(fold(told('a', error), told('a', missing))?.count).toBe(1)
})

it('goes with the last file for which it runs again, and does not come for what went well', () => {
  const both = [told('a', error), told('b', error)]
  expect(fold(told('a', null))).toBeNull()
  expect(fold(...both, told('b', 'again'))).toMatchObject({ count: 1, ids: ['a'] })
  expect(fold(...both, told('b', 'again'), told('a', null))).toBeNull()
  expect(fold(...both, told('c', null))).toMatchObject({ count: 2 })
})

it('remembers no more than the last two thousand', () => {
  const many = Array.from({ length: 3000 }, (_, at) => told(`${at}`, error))
  const failure = fold(...many)
  expect([failure?.count, failure?.ids.length, failure?.ids.at(-1)]).toEqual([3000, 2048, '2999'])
})

it.each<[string, Partial<PhotoResult> | null | undefined, string]>([
  ['the last line of one that failed', { state: 'failed', text: 'a\n  no ink  \n' }, 'no ink'],
  ['nothing of one that said nothing', { state: 'failed', text: '' }, ''],
  ['nothing of what was printed by one that did its work', { state: 'done', text: 'a' }, ''],
  ['nothing of one that is still to run', null, ''],
  ['nothing of a photo without one', undefined, ''],
])('tells %s', (_, result, line) => {
  expect(lastLine(result as Photo['result'])).toBe(line)
})
