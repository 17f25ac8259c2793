import { describe, expect, it } from 'vitest'
import { HTTP_ERRORS } from '../../contract/http'
import { PhotoUnreadable } from './checksum'
import { createCause, type ErrorCode, isOffline, judge, RequestError, type Way } from './errors'
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
    expect(judge(new RequestError(404, 'NOT_FOUND')).retryable).toBe(false)
    expect(judge(new RequestError(403, 'ORIGIN_REFUSED')).retryable).toBe(true)
  })

  it('never waits without end for what the contract calls the sender’s own mistake', () => {
    for (const code of ['BAD_REQUEST', 'EMPTY_FILE', 'TOO_LARGE', 'NOT_A_PHOTO'] as const) {
      expect(judge(new RequestError(HTTP_ERRORS[code].status, code)).patience).toBe('none')
    }
  })
})

describe('createCause', () => {
  const there: Way = { receiving: 'open', isLost: false, isOffline: false }
  const lost: Way = { ...there, isLost: true }

  it.each([
    [null, there, null],
    ['DISK_FULL', there, 'DISK_FULL'],
    [null, { ...there, receiving: 'stopped' }, 'PAUSED'],
    [null, lost, 'UNREACHABLE'],
    ['UNREACHABLE', there, 'UNREACHABLE'],
    ['UNREACHABLE', { ...there, isOffline: true }, 'OFFLINE'],
    ['UNREACHABLE', { ...there, receiving: 'closed' }, 'CLOSED'],
    [null, { ...lost, receiving: 'closed', isOffline: true }, 'CLOSED'],
    // It may be there on another way, such as the phone's own hotspot.
    [null, { ...there, isOffline: true }, null],
    ['DISK_FULL', { ...lost, isOffline: true }, 'DISK_FULL'],
  ] as const)('of %j and %j is %j', (error, way, expected) => {
    expect(createCause(() => 0)(error, way)).toBe(expected)
  })

  it('asks a person to look after a minute out of reach, and not before', () => {
    let time = 0
    const cause = createCause(() => time)
    const at = (ms: number, error: ErrorCode | null) => {
      time = ms
      return cause(error, there)
    }
    expect(at(0, 'UNREACHABLE')).toBe('UNREACHABLE')
    expect(at(59_999, 'UNREACHABLE')).toBe('UNREACHABLE')
    expect(at(60_000, 'UNREACHABLE')).toBe('FAR')
    expect(at(61_000, null)).toBeNull()
    expect(at(62_000, 'UNREACHABLE')).toBe('UNREACHABLE')
    expect(at(121_999, 'UNREACHABLE')).toBe('UNREACHABLE')
  })
})

describe('isOffline', () => {
  it.each([
    [{ onLine: true }, false],
    [{ onLine: false }, true],
    [{ onLine: true, connection: { type: 'wifi' } }, false],
    [{ onLine: true, connection: { type: 'cellular' } }, true],
    [{ onLine: true, connection: {} }, false],
  ])('of %j is %j', (phone, expected) => {
    expect(isOffline(phone)).toBe(expected)
  })
})
