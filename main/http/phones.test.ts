import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ReceiverEvent } from '../../contract/receiver-event'
import type { Clock } from '../base/clock'
import { AppError } from '../base/errors'
import { createPhones, readPresence } from './phones'

const said = (more: object) =>
  JSON.stringify({ sender: 'a1', name: 'Green iPhone', state: 'open', done: 0, total: 0, ...more })

describe('readPresence', () => {
  it('reads what the page says', () => {
    expect(readPresence(said({ colour: 'green', state: 'sending', done: 3, total: 12 }))).toEqual({
      sender: 'a1',
      name: 'Green iPhone',
      colour: 'green',
      state: 'sending',
      done: 3,
      total: 12,
    })
  })

  it.each([
    '',
    'null',
    '[]',
    '{}',
    said({ state: 'dancing' }),
    said({ sender: '../x' }),
    said({ sender: 7 }),
    said({ name: null }),
  ])('refuses %j', (json) => {
    expect(() => readPresence(json)).toThrow(AppError)
  })

  it('names the field that is not valid', () => {
    expect(() => readPresence(said({ name: null }))).toThrow('The request is not valid: name.')
  })

  it.each([undefined, 'GREEN', 'red;background:url(//evil)', 'toString', 7, ['red'], null])(
    'takes no colour but those it knows: not %j',
    (colour) => {
      expect(readPresence(said({ colour }))).toMatchObject({ name: 'Green iPhone', colour: null })
    },
  )

  it('counts only with whole numbers', () => {
    expect(readPresence(said({ done: -1, total: 'many' }))).toMatchObject({ done: 0, total: 0 })
  })
})

const CLOCK: Clock = { now: () => 5, elapsed: () => 0 }

describe('phones', () => {
  it('are there from their first word until they say that they leave', () => {
    const events: ReceiverEvent[] = []
    const phones = createPhones(
      (event) => events.push(event),
      CLOCK,
      () => false,
    )
    phones.tell(said({}), 'here')
    phones.tell(said({ state: 'picking' }), 'here')
    expect(phones.list()).toEqual([
      {
        ...{ id: 'a1', name: 'Green iPhone', colour: null, state: 'picking' },
        ...{ done: 0, total: 0, seenAt: 5 },
      },
    ])
    phones.tell(said({ state: 'left' }), 'here')
    phones.tell(said({ state: 'left' }), 'here')
    expect(phones.list()).toEqual([])
    expect(events.map(({ type }) => type)).toEqual(['phone', 'phone', 'phone-left'])
    phones.close()
  })

  it('are refused with a sentence once they have been removed', () => {
    const removed = new Set(['a1'])
    const phones = createPhones(
      () => {},
      CLOCK,
      (id) => removed.has(id),
    )
    expect(() => phones.tell(said({}), 'here')).toThrow(new AppError('REMOVED').message)
    phones.tell(said({ sender: 'b2' }), 'here')
    expect(phones.list().map(({ id }) => id)).toEqual(['b2'])
    phones.close()
  })

  it('are all forgotten when the code changes', () => {
    const gone: ReceiverEvent[] = []
    const phones = createPhones(
      (event) => gone.push(event),
      CLOCK,
      () => false,
    )
    phones.tell(said({}), 'here')
    phones.tell(said({ sender: 'b2' }), 'here')
    phones.clear()
    expect(phones.list()).toEqual([])
    expect(gone.slice(2)).toEqual([
      { type: 'phone-left', id: 'a1' },
      { type: 'phone-left', id: 'b2' },
    ])
  })
})

describe('512 invented phones', () => {
  const full = (phone: string, source: string) => {
    const phones = createPhones(
      () => {},
      CLOCK,
      () => false,
    )
    phones.tell(said({ sender: phone }), source)
    return phones
  }
  const flood = (phones: ReturnType<typeof createPhones>, source: (at: number) => string) => {
    for (let at = 0; at < 600; at += 1) phones.tell(said({ sender: `x${at}` }), source(at))
  }
  const ids = (phones: ReturnType<typeof createPhones>) => phones.list().map(({ id }) => id)

  it('of one address push out each other, and no other', () => {
    const phones = full('real', '10.0.0.7')
    flood(phones, () => '10.0.0.66')
    phones.tell(said({ sender: 'later' }), '10.0.0.8')
    expect(ids(phones)).toHaveLength(512)
    expect(ids(phones)).toEqual(expect.arrayContaining(['real', 'later', 'x599']))
    phones.close()
  })

  it('of many addresses do not push out one that sends, nor keep out the newest', () => {
    const phones = full('real', '10.0.0.7')
    phones.hasSent('real')
    flood(phones, (at) => `10.0.1.${at}`)
    phones.tell(said({ sender: 'newest' }), '10.0.0.8')
    expect(ids(phones)).toHaveLength(512)
    expect(ids(phones)).toEqual(expect.arrayContaining(['real', 'newest']))
    phones.close()
  })
})

describe('a phone that falls silent', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  function oneSilentPhone(clock: Clock): ReceiverEvent['type'][] {
    const events: ReceiverEvent['type'][] = []
    const phones = createPhones(
      ({ type }) => events.push(type),
      clock,
      () => false,
    )
    phones.tell(said({}), 'here')
    return events
  }

  it('is gone after a minute', () => {
    let elapsed = 0
    const events = oneSilentPhone({ now: () => 0, elapsed: () => elapsed })
    elapsed = 60_000
    vi.advanceTimersByTime(60_000)
    expect(events).toEqual(['phone'])
    elapsed = 60_001
    vi.advanceTimersByTime(60_000)
    expect(events).toEqual(['phone', 'phone-left'])
  })

  it('is judged by a clock that only goes on, whatever the date jumps to', () => {
    let date = Date.UTC(2026, 0, 1)
    let elapsed = 0
    const events = oneSilentPhone({ now: () => date, elapsed: () => elapsed })
    date = Date.UTC(2036, 0, 1)
    vi.advanceTimersByTime(60_000)
    expect(events).toEqual(['phone'])
    date = Date.UTC(1980, 0, 1)
    elapsed = 60_001
    vi.advanceTimersByTime(60_000)
    expect(events).toEqual(['phone', 'phone-left'])
  })
})
