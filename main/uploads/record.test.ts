import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { UploadState } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import { AppError } from '../base/errors'
import { unknownFacts } from '../image/formats'
import type { StoredUpload } from '../library/photo-index'
import { createUploadRecord, PROMISE_MS, uploadAge } from './record'

const HOUR = 60 * 60 * 1000
const CREATED = Date.UTC(2026, 4, 17)

/** A clock whose date and passing time are set apart. */
function clockAt(date: number) {
  const time = { date, elapsed: 0 }
  return { time, clock: { now: () => time.date, elapsed: () => time.elapsed } }
}

it('lets an upload wait for a day, counted from its creation', () => {
  const { time, clock } = clockAt(CREATED)
  const age = uploadAge(CREATED, clock)
  expect(age.expiresAt).toBe(CREATED + 24 * HOUR)
  time.elapsed = 24 * HOUR - 1
  expect(age.isExpired()).toBe(false)
  time.elapsed = 24 * HOUR
  expect(age.isExpired()).toBe(true)
})

it('counts the time before a restart by the date', () => {
  const { time, clock } = clockAt(CREATED + 20 * HOUR)
  const age = uploadAge(CREATED, clock)
  time.elapsed = 4 * HOUR - 1
  expect(age.isExpired()).toBe(false)
  time.elapsed = 4 * HOUR
  expect(age.isExpired()).toBe(true)
})

it('is not moved by a date that is set forward or back', () => {
  const { time, clock } = clockAt(CREATED)
  const age = uploadAge(CREATED, clock)
  time.date = CREATED + 400 * HOUR
  expect(age.isExpired()).toBe(false)
  time.date = CREATED - 400 * HOUR
  time.elapsed = 24 * HOUR
  expect(age.isExpired()).toBe(true)
})

it('takes an upload from the future, made under a wrong clock, for a new one', () => {
  const { time, clock } = clockAt(CREATED - 400 * HOUR)
  const age = uploadAge(CREATED, clock)
  time.elapsed = 24 * HOUR - 1
  expect(age.isExpired()).toBe(false)
})

describe('the state of an upload', () => {
  const STORED: StoredUpload = {
    id: 'a'.repeat(32),
    name: 'a.jpg',
    length: 100,
    offset: 0,
    sender: { id: 'phone', name: 'Phone' },
    source: '192.168.0.20',
    edge: null,
    metadata: '',
    wasHeic: 'no',
    lastModified: null,
    resumable: true,
    canRestart: true,
    createdAt: CREATED,
    committing: null,
    isReserving: false,
    isGivenUp: false,
  }
  let events: ReceiverEvent[]
  let saved: StoredUpload[]
  function recordOf(state: UploadState, from = STORED) {
    const { time, clock } = clockAt(CREATED)
    const index = { saveUpload: (upload: StoredUpload) => void saved.push({ ...upload }) }
    const record = createUploadRecord(from, state, { index, clock, emit: (e) => events.push(e) })
    return { record, time }
  }
  const states = () => events.flatMap((event) => (event.type === 'progress' ? [event.state] : []))

  beforeEach(() => {
    vi.useFakeTimers()
    events = []
    saved = []
  })
  afterEach(() => vi.useRealTimers())

  it('is waiting until its first byte, and then arriving', () => {
    const { record } = recordOf('waiting')
    expect(record.upload()).toMatchObject({ state: 'waiting', offset: 0 })
    record.advance(10)
    expect(record.upload()).toMatchObject({ state: 'arriving', offset: 10 })
    expect(events).toEqual([{ type: 'progress', id: STORED.id, offset: 10, state: 'arriving' }])
  })

  it('is told at once when it changes, and bytes at most ten times a second', () => {
    const { record, time } = recordOf('paused')
    for (let chunk = 0; chunk < 20; chunk += 1) {
      record.advance(1)
      time.elapsed += 10
    }
    record.pause()
    expect(states()).toEqual(['arriving', 'arriving', 'paused'])
    expect(events.at(-1)).toMatchObject({ offset: 20 })
  })

  it('is paused 20 s after the last request, and arriving again with the next byte', () => {
    const { record } = recordOf('waiting')
    record.begin()
    record.advance(10)
    record.rest()
    vi.advanceTimersByTime(19_000)
    expect(record.upload().state).toBe('arriving')
    vi.advanceTimersByTime(1000)
    expect(record.upload().state).toBe('paused')
    record.begin()
    record.advance(10)
    record.rest()
    vi.advanceTimersByTime(10_000)
    record.begin()
    record.advance(10)
    vi.advanceTimersByTime(120_000)
    expect(states()).toEqual(['arriving', 'paused', 'arriving'])
  })

  it('is paused by a failure after which the sender may go on, told before the failure', () => {
    const { record } = recordOf('waiting')
    record.advance(10)
    record.rewind(0)
    record.fail(new AppError('IDLE'), false)
    expect(events.slice(1)).toMatchObject([
      { type: 'progress', offset: 0, state: 'paused' },
      { type: 'failed', retryable: true, error: { code: 'IDLE' } },
    ])
  })

  it.each(['BODY_ENDED_EARLY', 'IDLE'] as const)(
    'tells after %s to send again only what cannot go on',
    (code) => {
      for (const isFinal of [false, true]) {
        recordOf('waiting').record.fail(new AppError(code), isFinal)
        const told = isFinal ? / send it again\.$/i : / It can go on from here\.$/
        expect(events.at(-1)).toMatchObject({ error: { message: expect.stringMatching(told) } })
      }
    },
  )

  it('is not changed by what went wrong with one request only, of which nobody is told', () => {
    const { record } = recordOf('waiting')
    record.advance(10)
    record.fail(new AppError('OFFSET_CONFLICT'), false)
    expect(record.upload().state).toBe('arriving')
    expect(events).toHaveLength(1)
  })

  it('is told no more once it has ended', () => {
    for (const end of ['end', 'fail'] as const) {
      const { record } = recordOf('waiting')
      record.begin()
      record.advance(10)
      if (end === 'end') record.end()
      else record.fail(new AppError('CANCELLED'), true)
      record.rest()
    }
    vi.advanceTimersByTime(120_000)
    expect(states()).toEqual(['arriving', 'arriving'])
  })

  it('keeps in the index only what surely stands in the part', () => {
    const { record } = recordOf('waiting')
    record.advance(60)
    expect(saved).toEqual([])
    record.keep({ offset: 40 })
    expect(saved).toEqual([{ ...STORED, offset: 40 }])
    expect([record.offset(), record.isWhole()]).toEqual([60, false])
    record.restart()
    expect(saved.at(-1)).toMatchObject({ offset: 0 })
    expect(STORED.offset).toBe(0)
  })

  it('is promised what is missing while a request works on it, and for minutes after', () => {
    const { record, time } = recordOf('waiting')
    expect([record.isRunning(), record.promisedBytes()]).toEqual([true, 100])
    record.begin()
    record.advance(30)
    time.elapsed += 10 * PROMISE_MS
    expect([record.isBusy(), record.promisedBytes()]).toEqual([true, 70])
    record.rest()
    time.elapsed += PROMISE_MS - 1
    expect([record.isBusy(), record.promisedBytes()]).toEqual([false, 70])
    time.elapsed += 1
    expect([record.isRunning(), record.promisedBytes()]).toEqual([false, 0])
    record.begin()
    expect(record.promisedBytes()).toBe(70)
  })

  it('is promised nothing after a restart until it goes on, nor more bytes than it has', () => {
    const { record } = recordOf('paused', { ...STORED, offset: 30 })
    expect([record.isRunning(), record.promisedBytes(), record.isExpired()]).toEqual([
      false,
      0,
      false,
    ])
    record.begin()
    expect(record.promisedBytes()).toBe(70)
    const { record: unknown } = recordOf('waiting', { ...STORED, length: null })
    unknown.begin()
    unknown.advance(40)
    expect(unknown.promisedBytes()).toBe(0)
  })

  it('is over with its promise where no byte has come, and a day after its beginning otherwise', () => {
    const { record, time } = recordOf('waiting')
    expect(record.expiresAt()).toBe(CREATED + PROMISE_MS)
    time.elapsed += PROMISE_MS
    time.date += PROMISE_MS
    expect(record.isExpired()).toBe(true)
    record.begin()
    expect(record.isExpired()).toBe(false)
    record.advance(1)
    record.rest()
    time.elapsed += PROMISE_MS
    expect([record.isExpired(), record.expiresAt()]).toEqual([false, CREATED + 24 * HOUR])
  })

  it('forgets what its first bytes told when they do not count any more', () => {
    const { record } = recordOf('waiting')
    record.advance(100)
    record.setFacts(unknownFacts('jpeg'))
    expect(record.upload().facts?.format).toBe('jpeg')
    record.rewind(0)
    expect(record.upload().facts).toBeNull()
  })
})
