import { expect, it } from 'vitest'
import { TroubleError } from '../base/trouble'
import { writeTrouble } from './copy-files'

const systemError = (code: string) => Object.assign(new Error(`${code}: in English`), { code })

it.each([
  ['ENOSPC', 'NO_ROOM'],
  ['EDQUOT', 'NO_ROOM'],
  ['EACCES', 'PLACE_READ_ONLY'],
  ['EROFS', 'PLACE_READ_ONLY'],
  ['EIO', 'NOT_WRITTEN'],
])("says what a person can do about %s, and nothing of the system's words", (errno, code) => {
  const cause = systemError(errno)
  const error = writeTrouble(cause)
  expect(error.trouble).toEqual({ code })
  expect(error.message).not.toContain('in English')
  expect(error.cause).toBe(cause)
})

it('leaves what is known of a photo as it is', () => {
  const gone = new TroubleError({ code: 'PHOTO_GONE', file: 'a.jpg' })
  expect(writeTrouble(gone)).toBe(gone)
})
