import { describe, expect, it } from 'vitest'
import { HTTP_ERRORS } from '../../contract/http'
import { PhotoUnreadable } from './checksum'
import { createFar, judge, RequestError } from './errors'
import { Unreachable } from './request'

describe('judge', () => {
  it.each([
    [408, 'IDLE', 'INTERRUPTED', 'endless'],
    [423, 'UPLOAD_BUSY', 'INTERRUPTED', 'endless'],
    [400, 'BODY_ENDED_EARLY', 'INTERRUPTED', 'endless'],
    [503, 'FOLDER_GONE', 'FOLDER', 'endless'],
    [503, 'FOLDER_READ_ONLY', 'FOLDER', 'endless'],
    [503, 'PAUSED', 'PAUSED', 'endless'],
    [503, 'WAITING_FOR_APPROVAL', 'WAITING_FOR_APPROVAL', 'endless'],
    [403, 'REMOVED', 'REMOVED', 'none'],
    [410, 'EXPIRED', 'INTERRUPTED', 'short'],
    [410, 'GIVEN_UP', 'GIVEN_UP', 'none'],
    [429, 'TOO_MANY_UPLOADS', 'INTERRUPTED', 'endless'],
    [503, 'A_CODE_OF_NEXT_YEAR', 'INTERRUPTED', 'endless'],
    [507, 'DISK_FULL', 'DISK_FULL', 'endless'],
    [460, 'CHECKSUM_MISMATCH', 'INTERRUPTED', 'short'],
    [500, 'SAVE_FAILED', 'SAVE_FAILED', 'short'],
    [200, null, 'SAVE_FAILED', 'short'],
    [500, 'INTERNAL', 'SAVE_FAILED', 'short'],
    [404, 'NOT_FOUND', 'NOT_FOUND', 'none'],
    [403, 'HOST_REFUSED', 'MOVED', 'none'],
    [403, 'ENCRYPTED_ONLY', 'MOVED', 'none'],
    [413, 'TOO_LARGE', 'TOO_LARGE', 'none'],
    [400, 'toString', 'SAVE_FAILED', 'none'],
  ])('of %i %s tells %s and has %s patience', (status, code, told, patience) => {
    expect(judge(new RequestError(status, code))).toMatchObject({ code: told, patience })
  })

  it('waits without end for a computer out of reach', () => {
    expect(judge(new Unreachable())).toMatchObject({ code: 'UNREACHABLE', patience: 'endless' })
  })

  it('offers no other try where only another file would help', () => {
    expect(judge(new PhotoUnreadable()).retryable).toBe(false)
    expect(judge(new RequestError(415, 'NOT_A_PHOTO')).retryable).toBe(false)
    expect(judge(new RequestError(403, 'ORIGIN_REFUSED')).retryable).toBe(true)
  })

  it('never waits without end for what the contract calls the sender’s own mistake', () => {
    for (const code of ['BAD_REQUEST', 'EMPTY_FILE', 'TOO_LARGE', 'NOT_A_PHOTO'] as const) {
      expect(judge(new RequestError(HTTP_ERRORS[code].status, code)).patience).toBe('none')
    }
  })
})

describe('createFar', () => {
  it('asks a person to look after a minute out of reach, and not before', () => {
    let time = 0
    const far = createFar(() => time)
    expect(far('UNREACHABLE')).toBe('UNREACHABLE')
    time = 59_999
    expect(far('UNREACHABLE')).toBe('UNREACHABLE')
    time = 60_000
    expect(far('UNREACHABLE')).toBe('FAR')
  })

  it('begins anew when the computer was there in between', () => {
    let time = 0
    const far = createFar(() => time)
    far('UNREACHABLE')
    time = 50_000
    expect(far(null)).toBeNull()
    expect(far('UNREACHABLE')).toBe('UNREACHABLE')
    time = 100_000
    expect(far('UNREACHABLE')).toBe('UNREACHABLE')
    expect(far('DISK_FULL')).toBe('DISK_FULL')
  })
})
