import { expect, it } from 'vitest'
import { buildDate } from './build-date.mjs'

it.each([
  ['1785000000', '1700000000', 1_785_000_000_000],
  [undefined, '1700000000\n', 1_700_000_000_000],
  ['', '1700000000\n', 1_700_000_000_000],
  [undefined, '', null],
  ['yesterday', '1700000000', null],
])('is the date of the sources: SOURCE_DATE_EPOCH %j, git %j', (epoch, commit, built) => {
  expect(buildDate({ SOURCE_DATE_EPOCH: epoch }, () => commit)).toBe(built)
})
