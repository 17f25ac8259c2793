import { expect, it } from 'vitest'
import { directionOf } from '../../contract/language'
import { stepOf } from './hooks'

it('goes on to the right in English and to the left in Arabic', () => {
  expect([stepOf('ArrowRight', directionOf('en')), stepOf('ArrowLeft', directionOf('en'))]).toEqual(
    [1, -1],
  )
  expect([stepOf('ArrowRight', directionOf('ar')), stepOf('ArrowLeft', directionOf('ar'))]).toEqual(
    [-1, 1],
  )
  expect(stepOf('ArrowDown', 'ltr')).toBe(0)
})
