import { expect, it } from 'vitest'
import { AppError, fileError, noticeOf, writeError } from './errors'

const systemError = (code: string) => Object.assign(new Error(`${code}: in English`), { code })

it.each([
  ['ENOSPC', 'NO_ROOM'],
  ['EDQUOT', 'NO_ROOM'],
  ['EACCES', 'PLACE_READ_ONLY'],
  ['EROFS', 'PLACE_READ_ONLY'],
  ['EIO', 'NOT_WRITTEN'],
])("says what a person can do about %s, and nothing of the system's words", (errno, code) => {
  const cause = systemError(errno)
  const error = writeError(cause)
  expect(noticeOf(error)).toEqual({ code })
  expect(error.message).not.toContain('in English')
  expect(error.cause).toBe(cause)
})

it('leaves what is known of a photo as it is', () => {
  const gone = new AppError('PHOTO_GONE', { details: { file: 'a.jpg' } })
  expect(writeError(gone)).toBe(gone)
})

it('says the values of its sentence at the window, and that sentence in English', () => {
  const error = new AppError('PORT_TAKEN', { details: { port: '4817' } })
  expect(noticeOf(error)).toEqual({ code: 'PORT_TAKEN', port: '4817' })
  expect(error.message).toContain('4817')
})

it('is unforeseen beyond its own border', () => {
  expect(noticeOf(new AppError('DISK_FULL'))).toEqual({ code: 'UNFORESEEN' })
  expect(fileError(new AppError('NO_ROOM'))).toBeNull()
})
