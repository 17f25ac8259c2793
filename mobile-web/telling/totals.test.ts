import { describe, expect, it } from 'vitest'
import type { PhotoReceipt } from '../../contract/http'
import type { PhotoState, Queue } from '../sending/queue'
import { totalsOf } from './totals'

const receipt = { name: 'a.jpg', bytes: 10 } as PhotoReceipt
const queueOf = (...states: PhotoState[]): Queue =>
  states.map((state, at) => ({ id: `${at}`, name: `${at}.jpg`, bytes: 10, state }))

describe('totalsOf', () => {
  it('counts what is saved, failed and open', () => {
    const queue = queueOf(
      { kind: 'waiting' },
      { kind: 'sending', sent: 4, trouble: null },
      { kind: 'saved', photo: receipt },
      { kind: 'failed', code: 'NOT_A_PHOTO', retryable: false },
      { kind: 'failed', code: 'INTERNAL', retryable: true },
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

  it('names what hinders a photo on its way', () => {
    const free: PhotoState = { kind: 'sending', sent: 0, trouble: null }
    expect(totalsOf(queueOf(free)).trouble).toBeNull()
    expect(totalsOf(queueOf(free, { ...free, trouble: 'DISK_FULL' })).trouble).toBe('DISK_FULL')
  })
})
