import { describe, expect, it } from 'vitest'
import type { PhotoReceipt } from '../../contract/http'
import type { PhotoState, Queue } from './queue'
import { totalsOf } from './totals'

const receipt = { name: 'a.jpg', bytes: 10 } as PhotoReceipt
const saved = (kind: 'saved' | 'skipped'): PhotoState => ({
  kind,
  photo: receipt,
})
const queueOf = (...states: PhotoState[]): Queue =>
  states.map((state, at) => {
    const sent = state.kind === 'sending' ? 4 : 0
    return { id: `${at}`, name: `${at}.jpg`, type: '', bytes: 10, sent, state }
  })

describe('totalsOf', () => {
  it('counts what is saved, failed and open', () => {
    const queue = queueOf(
      { kind: 'waiting' },
      { kind: 'sending', error: null },
      saved('saved'),
      { kind: 'failed', code: 'NOT_A_PHOTO', retryable: false },
      { kind: 'failed', code: 'SAVE_FAILED', retryable: true },
    )
    expect(totalsOf(queue)).toMatchObject({
      photos: 5,
      saved: 1,
      failed: 2,
      open: 2,
      retryable: 1,
      bytes: 30,
      sentBytes: 14,
    })
  })

  it('does not count what was cancelled', () => {
    expect(totalsOf(queueOf({ kind: 'cancelled' }))).toMatchObject({ photos: 0, bytes: 0 })
  })

  it('counts as saved what the computer had already', () => {
    expect(totalsOf(queueOf(saved('skipped')))).toMatchObject({
      saved: 1,
      bytes: 10,
      sentBytes: 10,
    })
  })

  it('names what has ended everything, but not why one photo failed', () => {
    const failed = (code: 'NOT_FOUND' | 'TOO_LARGE') =>
      totalsOf(queueOf({ kind: 'failed', code, retryable: true })).error
    expect(failed('NOT_FOUND')).toBe('NOT_FOUND')
    expect(failed('TOO_LARGE')).toBeNull()
  })

  it('names what hinders a photo on its way', () => {
    const free: PhotoState = { kind: 'sending', error: null }
    expect(totalsOf(queueOf(free)).error).toBeNull()
    expect(totalsOf(queueOf(free, { ...free, error: 'DISK_FULL' })).error).toBe('DISK_FULL')
  })
})
