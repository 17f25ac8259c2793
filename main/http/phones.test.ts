import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Phone, Photo, Upload } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import type { Clock } from '../base/clock'
import { AppError } from '../base/errors'
import { createPhones, type PhonesDeps } from './phones'
import { readPresence } from './presence'

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
const opened = (some: Partial<PhonesDeps>) =>
  createPhones({
    ...{ emit: () => {}, clock: CLOCK, isRemoved: () => false, heldBy: () => null },
    ...{ uploads: () => [], nameOf: (_id: string, wanted: string) => wanted },
    ...some,
  })
const saved = (id: string, senderId = 'a1'): ReceiverEvent => ({
  type: 'saved',
  photo: { id, sender: { id: senderId, name: '' } } as Photo,
})

describe('phones', () => {
  it('are there from their first word until they say that they leave', () => {
    const events: ReceiverEvent[] = []
    const phones = opened({ emit: (event) => events.push(event) })
    phones.tell(readPresence(said({})), 'here')
    phones.tell(readPresence(said({ state: 'picking' })), 'here')
    expect(phones.list()).toEqual([
      {
        ...{ id: 'a1', name: 'Green iPhone', colour: null, state: 'picking' },
        ...{ heldBy: null, done: 0, total: 0, seenAt: 5 },
      },
    ])
    phones.tell(readPresence(said({ state: 'left' })), 'here')
    phones.tell(readPresence(said({ state: 'left' })), 'here')
    expect(phones.list()).toEqual([])
    expect(events.map(({ type }) => type)).toEqual(['phone', 'phone', 'phone-left'])
    phones.close()
  })

  it('are news when they are new or have another name, and not when they say how far they are', () => {
    const phones = opened({})
    expect(phones.isNews(readPresence(said({})))).toBe(true)
    phones.tell(readPresence(said({})), 'here')
    expect(phones.isNews(readPresence(said({ state: 'sending', done: 1, total: 2 })))).toBe(false)
    expect(phones.isNews(readPresence(said({ name: 'Minji' })))).toBe(true)
    expect(phones.isNews(readPresence(said({ sender: 'b2' })))).toBe(true)
    phones.close()
  })

  it('are refused with a sentence once they have been removed', () => {
    const removed = new Set(['a1'])
    const phones = opened({ isRemoved: (id) => removed.has(id) })
    expect(() => phones.tell(readPresence(said({})), 'here')).toThrow(
      new AppError('REMOVED').message,
    )
    phones.tell(readPresence(said({ sender: 'b2' })), 'here')
    expect(phones.list().map(({ id }) => id)).toEqual(['b2'])
    phones.close()
  })

  it('are all forgotten when the code changes', () => {
    const gone: ReceiverEvent[] = []
    const phones = opened({ emit: (event) => gone.push(event) })
    phones.tell(readPresence(said({})), 'here')
    phones.tell(readPresence(said({ sender: 'b2' })), 'here')
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
    const phones = opened({})
    phones.tell(readPresence(said({ sender: phone })), source)
    return phones
  }
  const flood = (phones: ReturnType<typeof createPhones>, source: (at: number) => string) => {
    for (let at = 0; at < 600; at += 1)
      phones.tell(readPresence(said({ sender: `x${at}` })), source(at))
  }
  const ids = (phones: ReturnType<typeof createPhones>) => phones.list().map(({ id }) => id)

  it('of one address push out each other, and no other', () => {
    const phones = full('real', '10.0.0.7')
    flood(phones, () => '10.0.0.66')
    phones.tell(readPresence(said({ sender: 'later' })), '10.0.0.8')
    expect(ids(phones)).toHaveLength(512)
    expect(ids(phones)).toEqual(expect.arrayContaining(['real', 'later', 'x599']))
    phones.close()
  })

  it('of many addresses do not push out one that sends, nor keep out the newest', () => {
    const phones = full('real', '10.0.0.7')
    phones.follow(saved('p', 'real'))
    flood(phones, (at) => `10.0.1.${at}`)
    phones.tell(readPresence(said({ sender: 'newest' })), '10.0.0.8')
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
    const phones = opened({ emit: ({ type }) => events.push(type), clock })
    phones.tell(readPresence(said({})), 'here')
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

describe('a phone that has more to send', () => {
  let uploads: Upload[]
  let held: 'PAUSED' | null
  let told: Phone[]
  let left: string[]
  let phones: ReturnType<typeof createPhones>
  beforeEach(() => {
    vi.useFakeTimers()
    uploads = []
    held = null
    told = []
    left = []
    phones = opened({
      emit(event) {
        if (event.type === 'phone') told.push(event.phone)
        else if (event.type === 'phone-left') left.push(event.id)
      },
      clock: { now: () => 0, elapsed: () => performance.now() },
      heldBy: () => held,
      uploads: () => uploads,
    })
  })
  afterEach(() => {
    phones.close()
    vi.useRealTimers()
  })

  const seconds = (count: number) => vi.advanceTimersByTime(count * 1000)
  const page = (state: string, done = 7, total = 23) =>
    phones.tell(readPresence(said({ state, done, total })), 'here')
  const reach = (offset: number, bytes = 1000, id = 'u') => {
    uploads = [{ id, sender: { id: 'a1' }, offset, bytes, state: 'arriving' } as Upload]
  }
  const fail = (code: string, retryable = true, id = 'u') => {
    const sender = { id: 'a1', name: '' }
    phones.follow({
      type: 'failed',
      ...{ id, name: 'u.jpg', sender, error: { code, message: '' }, retryable },
    })
  }
  const states = () => told.map(({ state }) => state)
  const last = () => told.at(-1)
  /** It sends, and something has come of it. */
  const begin = () => {
    page('open', 0, 0)
    page('sending')
    reach(1)
    seconds(1)
  }

  it('is lost when nothing of it comes for some seconds, with its photos counted', () => {
    begin()
    phones.follow(saved('v'))
    seconds(7)
    expect(last()).toMatchObject({ state: 'sending', done: 7, total: 23 })
    seconds(1)
    expect(last()).toMatchObject({ state: 'lost', done: 7, total: 23 })
  })

  it('counts what was saved since its page has told of itself', () => {
    page('open', 0, 0)
    page('sending', 0, 3)
    for (const id of ['v', 'w']) phones.follow(saved(id))
    seconds(9)
    expect(last()).toMatchObject({ state: 'lost', done: 2, total: 3 })
    fail('NOT_A_PHOTO', false)
    expect(last()).toMatchObject({ state: 'done', done: 2, total: 3 })
  })

  it('is not done with everything where something was refused, whoever says it first', () => {
    page('sending', 0, 3)
    fail('NOT_A_PHOTO', false)
    page('sending', 0, 2)
    for (const id of ['v', 'w']) phones.follow(saved(id))
    const short = { state: 'done', done: 2, total: 3 }
    expect(last()).toMatchObject(short)
    page('done', 2, 3)
    expect(last()).toMatchObject(short)
    expect(phones.list()).toHaveLength(1)
    // Its person has put away what was refused.
    page('done', 0, 0)
    expect(last()).toMatchObject({ state: 'done', done: 0, total: 0 })
    page('left', 0, 0)
    expect(left).toEqual(['a1'])
  })

  it.each([3, 7])('is not lost for %i s without Wi-Fi', (gap) => {
    begin()
    for (let at = 2; at < 6; at += 1) {
      seconds(gap)
      reach(at)
      seconds(1)
    }
    expect(states()).not.toContain('lost')
  })

  it('comes back with the first bytes, not by saying that it is there', () => {
    begin()
    seconds(9)
    page('sending')
    page('hidden')
    expect(last()?.state).toBe('lost')
    reach(500)
    seconds(1)
    expect(last()?.state).toBe('sending')
  })

  it('is not lost while this computer writes the last bytes down', () => {
    begin()
    reach(1000)
    seconds(40)
    expect(states()).not.toContain('lost')
  })

  it('sends on while its page is hidden, and is there for as long as that takes', () => {
    begin()
    page('hidden')
    for (let at = 2; at < 200; at += 1) {
      reach(at)
      seconds(1)
    }
    expect([last()?.state, left, phones.has('a1')]).toEqual(['sending', [], true])
  })

  it('is waited for after a minute of silence, and a day later no more', () => {
    begin()
    seconds(120)
    expect([last()?.state, phones.has('a1'), left]).toEqual(['lost', false, []])
    expect(phones.list()).toMatchObject([{ state: 'lost', done: 7, total: 23 }])
    seconds(30 * 60 * 60)
    expect([phones.list(), left]).toEqual([[], ['a1']])
  })

  it('is lost soon after its page was closed, but not when that is loaded again', () => {
    begin()
    page('left', 0, 0)
    expect(phones.has('a1')).toBe(false)
    seconds(1)
    expect(last()?.state).toBe('sending')
    page('open', 0, 0)
    seconds(60)
    expect(states()).not.toContain('lost')
    page('sending')
    reach(1)
    page('left', 0, 0)
    seconds(4)
    expect(last()?.state).toBe('lost')
  })

  it('is not waited for where nothing of it has ever come', () => {
    page('sending')
    seconds(120)
    expect([phones.list(), left]).toEqual([[], ['a1']])
  })

  it('is quiet once it is dismissed, until more of it comes', () => {
    begin()
    seconds(9)
    phones.dismiss('a1')
    page('sending')
    seconds(30)
    expect(last()).toMatchObject({ state: 'open', total: 0 })
    reach(2)
    seconds(1)
    expect(last()).toMatchObject({ state: 'sending', done: 7, total: 23 })
    seconds(120)
    phones.dismiss('a1')
    expect([phones.list(), left]).toEqual([[], ['a1']])
  })

  it('says that it is paused by its person, and is not lost when it goes on', () => {
    begin()
    page('paused')
    seconds(50)
    expect(last()).toMatchObject({ state: 'paused', done: 7, total: 23 })
    page('sending')
    seconds(5)
    expect(last()?.state).toBe('sending')
  })

  it('is held by what this computer cannot do, until bytes of that photo come', () => {
    begin()
    fail('FOLDER_GONE')
    seconds(3)
    expect(last()).toMatchObject({ state: 'held', heldBy: 'FOLDER_GONE', done: 7, total: 23 })
    page('sending')
    seconds(20)
    expect(last()?.state).toBe('held')
    reach(2)
    seconds(1)
    expect(last()).toMatchObject({ state: 'sending', heldBy: null })
  })

  it('is not held by one photo while others come', () => {
    begin()
    for (let at = 2; at < 10; at += 1) {
      fail('DISK_FULL', true, 'large')
      reach(at)
      seconds(1)
    }
    expect(states()).not.toContain('held')
    seconds(3)
    expect(last()?.state).toBe('held')
  })

  it('is held at once by what holds all of them, and has time to come back', () => {
    begin()
    held = 'PAUSED'
    phones.follow({ type: 'answered', id: 'a1' })
    expect(last()).toMatchObject({ state: 'held', heldBy: 'PAUSED' })
    seconds(15)
    held = null
    phones.follow({ type: 'answered', id: 'a1' })
    page('sending')
    seconds(18)
    expect(last()?.state).toBe('sending')
    seconds(5)
    expect(last()?.state).toBe('lost')
  })

  it('is one of at most 32 that are waited for, and strangers make room for each other', () => {
    begin()
    phones.follow(saved('v'))
    for (let at = 0; at < 200; at += 1) {
      const sender = { id: `x${at}`, name: '' }
      phones.tell(
        readPresence(said({ sender: sender.id, state: 'sending', done: 0, total: 9 })),
        `10.0.1.${at}`,
      )
      uploads.push({ id: `x${at}`, sender, offset: 1, bytes: 9, state: 'arriving' } as Upload)
    }
    seconds(1)
    seconds(120)
    expect(phones.list()).toHaveLength(32)
    expect(phones.list().map(({ id }) => id)).toContain('a1')
  })
})
