import { describe, expect, it } from 'vitest'
import type { PhotoReceipt } from '../../contract/http'
import { VIDEO_FORMATS } from '../../contract/photo'
import { nextToSend, type PhotoState, type Queue, type QueueAction, step, totalsOf } from './queue'

const receipt = { name: 'a.jpg', bytes: 10, width: 4, height: 3 } as PhotoReceipt
const outcome = { photo: receipt, isSkipped: false }
const photo = (id: string, bytes = 10) => ({ id, name: `${id}.jpg`, type: '', bytes })
const queueAfter = (...actions: QueueAction[]) => actions.reduce<Queue>(step, [])
const add = (...photos: ReturnType<typeof photo>[]): QueueAction => ({ do: 'add', photos })
const stateOf = (queue: Queue, id = 'a') => queue.find((one) => one.id === id)?.state

describe('step', () => {
  it('lists a later choice first, and each in the order of the phone', () => {
    const queue = queueAfter(add(photo('a'), photo('b')), add(photo('c'), photo('d')))
    expect(queue.map(({ id }) => id)).toEqual(['c', 'd', 'a', 'b'])
  })

  it('takes a photo from waiting over reading and sending to saved', () => {
    const read = queueAfter(add(photo('a')), { do: 'start', id: 'a' })
    expect(stateOf(read)).toEqual({ kind: 'reading', error: null })
    const begun = step(read, { do: 'progress', id: 'a', sent: 0 })
    expect(stateOf(begun)).toEqual({ kind: 'sending', error: null })
    const saved = step(begun, { do: 'save', id: 'a', outcome })
    expect(stateOf(saved)).toEqual({ kind: 'saved', photo: receipt })
    const skipped = step(begun, { do: 'save', id: 'a', outcome: { ...outcome, isSkipped: true } })
    expect(stateOf(skipped)).toMatchObject({ kind: 'skipped' })
  })

  it('takes back what turned out not to be there, and never goes beyond the end', () => {
    const sent = [4, 2, 99].map((bytes): QueueAction => ({ do: 'progress', id: 'a', sent: bytes }))
    const begun = queueAfter(add(photo('a')), { do: 'start', id: 'a' })
    expect(sent.slice(0, 2).reduce(step, begun)[0]?.sent).toBe(2)
    expect(sent.reduce(step, begun)[0]?.sent).toBe(10)
  })

  it('forgets the error as soon as bytes move again', () => {
    const hindered = queueAfter(
      add(photo('a')),
      { do: 'start', id: 'a' },
      { do: 'hinder', id: 'a', error: 'UNREACHABLE' },
    )
    expect(stateOf(hindered)).toMatchObject({ error: 'UNREACHABLE' })
    const moving = step(hindered, { do: 'progress', id: 'a', sent: 1 })
    expect(stateOf(moving)).toMatchObject({ error: null })
  })

  it('holds what is on its way, and keeps how far it has come', () => {
    const held = queueAfter(
      add(photo('a'), photo('b')),
      { do: 'start', id: 'a' },
      { do: 'progress', id: 'a', sent: 4 },
      { do: 'hold', id: 'a' },
      { do: 'hold', id: 'b' },
    )
    expect(stateOf(held)).toEqual({ kind: 'waiting' })
    expect(held.map(({ sent }) => sent)).toEqual([4, 0])
  })

  it('puts a file that is chosen again in the place of the one that could not be read', () => {
    const gone = queueAfter(
      add(photo('a'), photo('b')),
      { do: 'fail', id: 'a', code: 'UNREADABLE', retryable: false },
      { do: 'fail', id: 'b', code: 'TOO_LARGE', retryable: false },
    )
    const again = step(
      gone,
      add({ ...photo('c'), name: 'a.jpg' }, { ...photo('d'), name: 'b.jpg' }),
    )
    expect(again.map(({ id }) => id)).toEqual(['c', 'd', 'b'])
  })

  it('tries a failed photo again only where that may help', () => {
    const fail = (retryable: boolean) =>
      queueAfter(
        add(photo('a')),
        { do: 'start', id: 'a' },
        { do: 'fail', id: 'a', code: 'SAVE_FAILED', retryable },
        { do: 'retry', id: 'a' },
      )
    expect(stateOf(fail(true))).toEqual({ kind: 'waiting' })
    expect(stateOf(fail(false))).toMatchObject({ kind: 'failed' })
  })

  it('says saved of a photo that was cancelled too late', () => {
    const queue = queueAfter(
      add(photo('a')),
      { do: 'start', id: 'a' },
      { do: 'cancel', id: 'a' },
      { do: 'save', id: 'a', outcome },
    )
    expect(stateOf(queue)).toMatchObject({ kind: 'saved' })
  })

  it('leaves a saved photo alone, whatever comes', () => {
    const saved = queueAfter(
      add(photo('a')),
      { do: 'start', id: 'a' },
      { do: 'save', id: 'a', outcome },
    )
    const late: QueueAction[] = [
      { do: 'start', id: 'a' },
      { do: 'progress', id: 'a', sent: 1 },
      { do: 'hinder', id: 'a', error: 'UNREACHABLE' },
      { do: 'fail', id: 'a', code: 'SAVE_FAILED', retryable: true },
      { do: 'cancel', id: 'a' },
      { do: 'retry', id: 'a' },
      { do: 'start', id: 'unknown' },
      { do: 'add', photos: [] },
    ]
    for (const action of late) expect(step(saved, action)).toBe(saved)
  })
})

describe('nextToSend', () => {
  it('takes small photos first, and leaves the list in its order', () => {
    const queue = queueAfter(add(photo('a', 30), photo('b', 10), photo('c', 20)))
    expect(nextToSend(queue, 2).map(({ id }) => id)).toEqual(['b', 'c'])
    expect(queue.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })

  it('starts no more than there is room for', () => {
    const queue = queueAfter(add(photo('a'), photo('b'), photo('c')), { do: 'start', id: 'a' })
    expect(nextToSend(queue, 2)).toHaveLength(1)
    expect(nextToSend(queue, 1)).toHaveLength(0)
    expect(nextToSend(queue, 0)).toHaveLength(0)
  })
})

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
      // Another try may send what failed, but for what is refused.
      bytes: 40,
      sentBytes: 14,
      bytesToCome: 16,
    })
  })

  it('takes what failed for a photo unless the phone says that it is none', () => {
    const failed = { kind: 'failed', code: 'SAVE_FAILED', retryable: true } as const
    const kindOf = (type: string) =>
      totalsOf(queueOf(failed).map((photo) => ({ ...photo, type }))).failedKinds
    expect(['image/heic', ''].map(kindOf)).toEqual([[{ format: null }], [{ format: null }]])
    expect(kindOf('video/mp4')).toEqual([{ format: 'other' }])
  })

  it('is safe once all of it is surely on the computer', () => {
    const isSafe = (...states: PhotoState[]) => totalsOf(queueOf(...states)).isSafe
    expect(isSafe()).toBe(false)
    expect(isSafe(saved('saved'), saved('skipped'), { kind: 'cancelled' })).toBe(true)
    expect(isSafe(saved('saved'), { kind: 'waiting' })).toBe(false)
    const failed = { kind: 'failed', code: 'TOO_LARGE', retryable: false } as const
    expect(isSafe(saved('saved'), failed)).toBe(false)
  })

  it.each([
    { isConverted: true },
    { isLocationRemoved: true },
    { isDamaged: true },
    { isLive: true },
    // Whether a place was taken out of it is not known.
    ...VIDEO_FORMATS.map((format) => ({ format })),
  ])('is not safe with %j', (fact) => {
    const queue = queueOf(saved('saved'), { kind: 'saved', photo: { ...receipt, ...fact } })
    expect(totalsOf(queue).isSafe).toBe(false)
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
