import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { UploadState } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import { startOfDay } from './days'
import { FACTS, LISTENING, phoneOf, photoOf, SENDER, uploadOf } from './test-photos'
import { groupByDay } from './view'
import { applyEvent, dismiss, modelOf, type WindowModel } from './window-state'

const STATE = {
  startedAt: 5,
  listening: LISTENING,
  photos: [],
  uploads: [],
  phones: [],
  asking: [],
  handed: [],
}
const EMPTY = modelOf(STATE)
const fold = (events: ReceiverEvent[], from: WindowModel = EMPTY) => events.reduce(applyEvent, from)
const ids = ({ tiles }: WindowModel) => tiles.map(({ id }) => id)
const progress = (id: string, offset: number, state: UploadState = 'arriving'): ReceiverEvent => ({
  ...{ type: 'progress', id, offset, state },
})
const stateOf = (id: string, { uploads }: WindowModel) => uploads.get(id)?.state
const failed = (id: string, code: string, retryable: boolean): ReceiverEvent => ({
  type: 'failed',
  id,
  name: `${id}.jpg`,
  sender: SENDER,
  error: { code, message: 'A sentence.' },
  retryable,
})

describe('the photos of the window', () => {
  it('show a photo on its way once its first bytes have been measured, and not before', () => {
    const began = fold([{ type: 'upload', upload: uploadOf('a') }])
    expect(ids(began)).toEqual([])
    const measured = fold([{ type: 'measured', id: 'a', facts: FACTS }], began)
    expect(measured.tiles[0]).toMatchObject({ id: 'a', size: FACTS.size, saved: false })
  })

  it('leave a photo in its place and on its day when it is saved', () => {
    const arriving = fold([
      { type: 'upload', upload: uploadOf('a', { facts: FACTS, startedAt: 2000 }) },
      { type: 'upload', upload: uploadOf('b', { facts: FACTS, startedAt: 3000 }) },
    ])
    const saved = fold(
      [{ type: 'saved', photo: photoOf('a', { name: 'a (2).jpg', receivedAt: 9000 }) }],
      arriving,
    )
    expect(ids(saved)).toEqual(['b', 'a'])
    expect(saved.tiles[1]).toMatchObject({ saved: true, at: 2000, name: 'a (2).jpg' })
    expect([...saved.uploads.keys()]).toEqual(['b'])
  })

  it('are known to have come now, whatever the clock said', () => {
    const read = modelOf({ ...STATE, photos: [photoOf('old')] })
    const photo = photoOf('new', { receivedAt: 1 })
    const events: ReceiverEvent[] = [
      { type: 'saved', photo },
      { type: 'corrected', photo },
    ]
    const { tiles } = fold(events, read)
    expect(tiles.map(({ id, arrived }) => [id, arrived])).toEqual([
      ['old', false],
      ['new', true],
    ])
  })

  it('stand by their time and on their own day, in whatever order they come', () => {
    const HOUR = 3_600_000
    const hours = fc.array(fc.integer({ min: 0, max: 24 * 400 }), { maxLength: 30 })
    const photos = hours.map((all) =>
      all.map((hour, at) => photoOf(`p${at}`, { receivedAt: 1_700_000_000_000 + hour * HOUR })),
    )
    const orders = photos.chain((all) =>
      fc.record({
        all: fc.constant(all),
        coming: fc.shuffledSubarray(all, { minLength: all.length }),
        // Some are there when the window opens.
        there: fc.integer({ min: 0, max: all.length }),
      }),
    )
    fc.assert(
      fc.property(orders, ({ all, coming, there }) => {
        const first = modelOf({ ...STATE, photos: coming.slice(0, there) })
        const model = fold(
          coming.slice(there).map((photo) => ({ type: 'saved', photo })),
          first,
        )
        expect(ids(model)).toEqual(ids(modelOf({ ...STATE, photos: all })))
        const groups = groupByDay(model.tiles)
        expect(new Set(groups.map(({ day }) => day)).size).toBe(groups.length)
        for (const { day, tiles } of groups)
          for (const { at } of tiles) expect(startOfDay(at)).toBe(day)
      }),
    )
  })

  it('put the newest first', () => {
    const model = fold([
      { type: 'saved', photo: photoOf('a') },
      { type: 'saved', photo: photoOf('b') },
    ])
    expect(ids(model)).toEqual(['b', 'a'])
  })

  it('stay the same object while bytes arrive, so that nothing is laid out anew', () => {
    const model = fold([{ type: 'upload', upload: uploadOf('a', { facts: FACTS }) }])
    const later = fold([progress('a', 500)], model)
    expect(later.tiles).toBe(model.tiles)
    expect(later.uploads.get('a')?.offset).toBe(500)
  })

  it('lose a photo whose file has gone', () => {
    const model = fold([
      { type: 'saved', photo: photoOf('a') },
      { type: 'removed', id: 'a' },
    ])
    expect(ids(model)).toEqual([])
  })

  it('are not confused by events that the state already contained', () => {
    const start = modelOf({
      startedAt: 5,
      listening: LISTENING,
      photos: [photoOf('a')],
      uploads: [],
      phones: [],
      asking: [],
      handed: [],
    })
    const told = fold(
      [
        { type: 'upload', upload: uploadOf('a') },
        { type: 'measured', id: 'a', facts: FACTS },
        progress('a', 5),
        { type: 'saved', photo: photoOf('a') },
      ],
      start,
    )
    expect(told.tiles).toEqual(start.tiles)
    expect(told.uploads.size).toBe(0)
  })

  it('show an upload of an earlier run as paused until its bytes go on', () => {
    const start = modelOf({
      startedAt: 5,
      listening: LISTENING,
      photos: [],
      uploads: [uploadOf('a', { facts: FACTS, offset: 70, state: 'paused' })],
      phones: [],
      asking: [],
      handed: [],
    })
    expect(stateOf('a', start)).toBe('paused')
    expect(stateOf('a', fold([progress('a', 80)], start))).toBe('arriving')
  })
})

describe('what went wrong', () => {
  const sending = fold([
    { type: 'upload', upload: uploadOf('a', { facts: FACTS }) },
    { type: 'upload', upload: uploadOf('b', { facts: FACTS }) },
  ])

  it('keeps the tile of an upload that can go on, as paused', () => {
    const model = fold(
      [progress('a', 70, 'paused'), failed('a', 'BODY_ENDED_EARLY', true)],
      sending,
    )
    expect(ids(model)).toEqual(['b', 'a'])
    expect(stateOf('a', model)).toBe('paused')
  })

  it('is told once for all photos of one phone', () => {
    const model = fold(
      [failed('a', 'BODY_ENDED_EARLY', true), failed('b', 'BODY_ENDED_EARLY', true)],
      sending,
    )
    expect(model.notices).toHaveLength(1)
    expect(model.notices[0]?.files.map(({ name }) => name)).toEqual(['a.jpg', 'b.jpg'])
  })

  it('is taken back by itself when the photos go on', () => {
    const model = fold(
      [
        progress('a', 9, 'paused'),
        failed('a', 'BODY_ENDED_EARLY', true),
        progress('a', 9, 'arriving'),
      ],
      sending,
    )
    expect(model.notices).toEqual([])
    expect(stateOf('a', model)).toBe('arriving')
  })

  it('stays until it is dismissed when the photo cannot go on, and takes the tile away', () => {
    const model = fold([failed('a', 'TOO_LARGE', false)], sending)
    expect(ids(model)).toEqual(['b'])
    expect(model.uploads.has('a')).toBe(false)
    const [notice] = model.notices
    expect(notice?.error.code).toBe('TOO_LARGE')
    expect(dismiss(model, notice?.key ?? '').notices).toEqual([])
  })

  it('explains that a photo sent again is here already, and leaves one tile', () => {
    const model = fold([{ type: 'saved', photo: photoOf('old') }], sending)
    const again = fold([{ type: 'duplicate', id: 'a', photo: photoOf('old') }], model)
    expect(ids(again)).toEqual(['b', 'old'])
    expect(again.notices[0]?.files).toEqual([{ id: 'a', name: 'old.jpg' }])
  })

  it('says nothing of a photo that the phone took back', () => {
    const model = fold([failed('a', 'CANCELLED', false)], sending)
    expect(ids(model)).toEqual(['b'])
    expect(model.notices).toEqual([])
  })

  it('says nothing of photos that wait because the person pressed Stop or New code', () => {
    for (const code of ['PAUSED', 'NOT_FOUND']) {
      const model = fold([progress('a', 70, 'paused'), failed('a', code, true)], sending)
      expect(stateOf('a', model)).toBe('paused')
      expect(model.notices).toEqual([])
    }
  })

  it('takes the photos of a removed phone away without a word', () => {
    const model = fold([failed('a', 'REMOVED', false)], sending)
    expect(ids(model)).toEqual(['b'])
    expect(model.notices).toEqual([])
  })

  it('is told of a file that never became a tile', () => {
    expect(fold([failed('x', 'NOT_A_PHOTO', false)]).notices).toHaveLength(1)
  })
})

describe('who is here', () => {
  it('keeps one entry a phone, in the order in which they came', () => {
    const model = fold([
      { type: 'phone', phone: phoneOf() },
      { type: 'phone', phone: phoneOf({ id: 'phone-2', name: 'Violet Pixel' }) },
      { type: 'phone', phone: phoneOf({ state: 'picking' }) },
    ])
    expect(model.phones.map(({ id, state }) => [id, state])).toEqual([
      ['phone-1', 'picking'],
      ['phone-2', 'open'],
    ])
    expect(fold([{ type: 'phone-left', id: 'phone-1' }], model).phones).toHaveLength(1)
  })

  it('asks about each phone once, until the question is over', () => {
    const model = fold([
      { type: 'asking', sender: SENDER },
      { type: 'asking', sender: SENDER },
    ])
    expect(model.asking).toEqual([SENDER])
    expect(fold([{ type: 'answered', id: SENDER.id }], model).asking).toEqual([])
  })

  it('puts right the size of a photo that is there, and brings none back', () => {
    const photos = ['b', 'a'].map((id, at) => photoOf(id, { receivedAt: 3000 - 1000 * at }))
    const full = { ...EMPTY, tiles: modelOf({ ...STATE, photos }).tiles }
    const photo = photoOf('a', { receivedAt: 2000, size: { width: 40, height: 30 } })
    const right = fold([{ type: 'corrected', photo }], full)
    expect(ids(right)).toEqual(['b', 'a'])
    expect(right.tiles[1]?.size).toEqual({ width: 40, height: 30 })
    expect(fold([{ type: 'corrected', photo: photoOf('gone') }], full).tiles).toEqual(full.tiles)
  })

  it('brings a photo back to the place that it was taken from', () => {
    const photos = ['c', 'b', 'a'].map((id, at) => photoOf(id, { receivedAt: 3000 - 1000 * at }))
    const full = { ...EMPTY, tiles: modelOf({ ...STATE, photos }).tiles }
    const without = fold([{ type: 'removed', id: 'b' }], full)
    expect(ids(without)).toEqual(['c', 'a'])
    const [, middle] = photos
    if (!middle) throw new Error('There is no photo')
    expect(ids(fold([{ type: 'restored', photo: middle }], without))).toEqual(['c', 'b', 'a'])
  })

  it('forgets that something reached the receiver once a phone has told of itself', () => {
    const reached = fold([{ type: 'visitor' }])
    expect(reached.reached).toBe(true)
    expect(fold([{ type: 'phone', phone: phoneOf() }], reached).reached).toBe(false)
  })

  it('shows a new address at once', () => {
    const model = fold([{ type: 'listening', ...LISTENING, code: '111222' }])
    expect(model.listening).toEqual({ ...LISTENING, code: '111222' })
  })
})
