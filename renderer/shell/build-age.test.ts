import { expect, it } from 'vitest'
import { ageOf } from './build-age'

const DAY = 24 * 60 * 60 * 1000
const age = (days: number, locale = 'en') => ageOf(0, days * DAY, locale)

it.each([
  [0.5, 'today'],
  [1, 'yesterday'],
  [13.9, '13 days ago'],
  [14, '2 weeks ago'],
  [59, '8 weeks ago'],
  [95, '3 months ago'],
  [729, '23 months ago'],
  [1100, '3 years ago'],
])('%d days are "%s"', (days, words) => expect(age(days)).toBe(words))

it('speaks the language of the window', () => expect(age(95, 'ko')).toBe('3개월 전'))

it('says nothing where the clock is behind', () => expect(age(-1)).toBeNull())
