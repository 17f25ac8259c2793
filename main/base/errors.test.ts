import { expect, it } from 'vitest'
import { AppError, fileError, noticeOf, writeError } from './errors'

const silent = () => {}
const systemError = (code: string) => Object.assign(new Error(`${code}: in English`), { code })

it.each([
  ['ENOSPC', 'NO_SPACE'],
  ['EDQUOT', 'NO_SPACE'],
  ['EACCES', 'TARGET_READ_ONLY'],
  ['EROFS', 'TARGET_READ_ONLY'],
  ['EIO', 'NOT_WRITTEN'],
])("says what a person can do about %s, and nothing of the system's words", (errno, code) => {
  const cause = systemError(errno)
  const error = writeError(cause)
  expect(noticeOf(error, silent)).toEqual({ code })
  expect(error.message).not.toContain('in English')
  expect(error.cause).toBe(cause)
})

it('leaves what is known of a photo as it is', () => {
  const gone = new AppError('PHOTO_GONE', { details: { file: 'a.jpg' } })
  expect(writeError(gone)).toBe(gone)
})

it('says the values of its sentence at the window, and that sentence in English', () => {
  const error = new AppError('PORT_TAKEN', { details: { port: '4817' } })
  expect(noticeOf(error, silent)).toEqual({ code: 'PORT_TAKEN', port: '4817' })
  expect(error.message).toContain('4817')
})

it('is unforeseen beyond its own border', () => {
  expect(noticeOf(new AppError('DISK_FULL'), silent)).toEqual({ code: 'UNFORESEEN' })
  expect(fileError(new AppError('NO_SPACE'))).toBeNull()
})

it('reports what the window is not told', () => {
  const told: unknown[] = []
  const known = new AppError('NOT_WRITTEN', { cause: systemError('EIO') })
  const unknown = new Error('a fault')
  for (const error of [known, unknown, new AppError('STILL_WRITING')])
    noticeOf(error, (each) => told.push(each))
  expect(told).toEqual([known, unknown])
})
