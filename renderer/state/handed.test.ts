import { describe, expect, it } from 'vitest'
import type { Handed } from '../../contract/handed'
import type { ReceiverEvent } from '../../contract/receiver-event'
import { handingStatus, toldOf } from './handed'
import { LISTENING, phoneOf } from './test-photos'
import { applyEvent, HANDED_VERBS, modelOf, type WindowModel } from './window-state'

const PHONE = phoneOf()
const handed = (id: string, rest: Partial<Handed> = {}): Handed => ({
  ...{ id, phoneId: PHONE.id, kind: 'file', name: `${id}.pdf`, bytes: 100 },
  ...{ width: null, height: null, state: 'waiting', sent: 0 },
  ...rest,
})
const STATE = {
  ...{ startedAt: 5, listening: LISTENING, photos: [], uploads: [], asking: [], handed: [] },
  phones: [PHONE],
}
const EMPTY = modelOf(STATE)
const fold = (events: ReceiverEvent[], from: WindowModel = EMPTY) => events.reduce(applyEvent, from)
const given = (id: string, rest: Partial<Handed> = {}): ReceiverEvent => ({
  ...{ type: 'handed', handed: handed(id, rest) },
})
const left: ReceiverEvent = { type: 'phone-left', id: PHONE.id }
const statusOf = (model: WindowModel) => model.handings.map(handingStatus)[0] ?? null

describe('what is handed to a phone', () => {
  it('is told with its progress until all of it has been sent', () => {
    const three = fold([given('a'), given('b'), given('c')])
    expect(statusOf(three)).toMatchObject({ state: 'waiting', total: 3, share: null })
    const second = fold(
      [given('a', { state: 'fetched', sent: 100 }), given('b', { state: 'sending', sent: 50 })],
      three,
    )
    expect(statusOf(second)).toMatchObject({ state: 'sending', at: 2, total: 3, share: 0.5 })
    expect(statusOf(second)?.unfinished).toEqual(['b', 'c'])
    const rest = ['b', 'c'].map((id) => given(id, { state: 'fetched', sent: 100 }))
    const all = fold(rest, second)
    expect(statusOf(all)).toMatchObject({ state: 'done', done: 3, total: 3, unfinished: [] })
    expect(HANDED_VERBS.forgetHanding(all, PHONE.id).handings).toEqual([])
    expect(HANDED_VERBS.forgetHanding(second, PHONE.id)).toBe(second)
  })

  it('is counted anew once nothing is on its way', () => {
    const first = fold([given('a'), given('a', { state: 'fetched' }), given('b')])
    expect(statusOf(first)).toMatchObject({ state: 'waiting', total: 1 })
  })

  it('says that the rest did not arrive where the phone did not want it, or its file has gone', () => {
    const some = fold([given('a'), given('b'), given('a', { state: 'gone' })])
    expect(statusOf(some)).toMatchObject({ state: 'waiting', unfinished: ['b'] })
    const end = fold([given('b', { state: 'fetched' })], some)
    expect(statusOf(end)).toMatchObject({ state: 'partly', done: 1, total: 2 })
  })

  it.each([
    ['has its page in the background', { type: 'phone', phone: phoneOf({ state: 'hidden' }) }],
    ['sleeps', left],
  ] as const)('waits for a phone that %s, and goes on', (_, event) => {
    const waiting = fold([given('a'), event])
    expect(statusOf(waiting)?.state).toBe('asleep')
    expect(waiting.departures).toEqual([])
    const back = fold([{ type: 'phone', phone: PHONE }], waiting)
    expect(statusOf(back)?.state).toBe('waiting')
  })

  it('is taken back at once, whatever is told of it afterwards', () => {
    const two = fold([given('a'), given('b'), given('a', { state: 'fetched' })])
    const back = HANDED_VERBS.withdraw(two, PHONE.id)
    expect(statusOf(back)).toMatchObject({ state: 'done', done: 1, total: 1 })
    const late = fold([given('b', { state: 'sending' }), given('b', { state: 'gone' })], back)
    expect(statusOf(late)).toEqual(statusOf(back))
    expect(statusOf(HANDED_VERBS.withdraw(fold([given('a')]), PHONE.id))).toBeNull()
  })

  it('is there after the window was loaded again, also for a phone that is not', () => {
    const state = { ...STATE, handed: [handed('a'), handed('b', { phoneId: 'other' })] }
    expect(modelOf(state).handings.map(({ items }) => items.map(({ id }) => id))).toEqual([['a']])
  })

  it('says nothing of what had ended before it was heard of', () => {
    expect(fold([given('a', { state: 'gone' })])).toEqual(EMPTY)
  })
})

describe('a phone that leaves', () => {
  it('is told of once, when it had not had everything', () => {
    const model = fold([given('a'), given('b'), given('a', { state: 'fetched' }), left])
    expect(model.departures).toEqual([])
    const gone = fold([given('b', { state: 'gone' })], model)
    expect(gone.departures).toEqual([{ phone: PHONE, done: 1, total: 2 }])
    expect(gone.handings).toEqual([])
    expect(HANDED_VERBS.forgetDeparture(gone, PHONE.id).departures).toEqual([])
    const again = fold([{ type: 'phone', phone: PHONE }, given('c')], gone)
    expect(again.departures).toEqual([])
  })

  it('is told of after what was still on its way has arrived or not', () => {
    const sending = fold([given('a', { state: 'sending' }), left])
    expect(statusOf(sending)?.state).toBe('sending')
    expect(fold([given('a', { state: 'gone' })], sending).departures).toHaveLength(1)
    const whole = fold([given('a', { state: 'fetched' })], sending)
    expect([whole.handings, whole.departures]).toEqual([[], []])
  })

  it('is not told of when it had everything, or when the person took the rest back', () => {
    const had = fold([given('a'), given('a', { state: 'fetched' }), left])
    expect([had.handings, had.departures]).toEqual([[], []])
    const back = fold([left], HANDED_VERBS.withdraw(fold([given('a')]), PHONE.id))
    expect([back.handings, back.departures]).toEqual([[], []])
  })

  it('leaves no more notices than somebody reads', () => {
    const phones = Array.from({ length: 12 }, (_, at) => phoneOf({ id: `phone-${at}` }))
    const model = phones.reduce(
      (known, phone) =>
        fold(
          [
            { type: 'phone', phone },
            given('x', { phoneId: phone.id }),
            { type: 'phone-left', id: phone.id },
            given('x', { phoneId: phone.id, state: 'gone' }),
          ],
          known,
        ),
      EMPTY,
    )
    expect(model.departures.map(({ phone }) => phone.id)).toEqual(
      phones.slice(-8).map(({ id }) => id),
    )
  })
})

describe('why the last thing was not sent', () => {
  const error = { code: 'UNREADABLE' }
  const refused = HANDED_VERBS.refuse(EMPTY, PHONE.id, error)
  const rowOf = (model: WindowModel) => {
    const refusal = model.refusals.get(PHONE.id)
    const handing = model.handings.find(({ phone }) => phone.id === PHONE.id)
    return [refusal, toldOf(handing, refusal !== undefined)?.state ?? null]
  }
  const fetched = given('a', { state: 'fetched', sent: 100 })
  const refuse = (model: WindowModel) => HANDED_VERBS.refuse(model, PHONE.id, error)

  it.each<[string, WindowModel, unknown[]]>([
    ['stands alone where nothing else was sent', refused, [error, null]],
    ['gives way to what is handed over next', fold([given('a')], refused), [undefined, 'waiting']],
    [
      'does not come back once that was seen',
      HANDED_VERBS.forgetHanding(fold([given('a'), fetched], refused), PHONE.id),
      [undefined, null],
    ],
    [
      'gives way to more beside what was on its way',
      fold([given('b')], refuse(fold([given('a')]))),
      [undefined, 'waiting'],
    ],
    [
      'stands above what was on its way, which can still be taken back',
      refuse(fold([given('a')])),
      [error, 'waiting'],
    ],
    [
      'stays while that goes on',
      fold([given('a', { state: 'sending', sent: 5 })], refuse(fold([given('a')]))),
      [error, 'sending'],
    ],
    ['hides what had arrived before', refuse(fold([given('a'), fetched])), [error, null]],
    [
      'stays while another phone is given something',
      fold([given('z', { phoneId: 'other' })], {
        ...refused,
        phones: [PHONE, phoneOf({ id: 'other' })],
      }),
      [error, null],
    ],
    ['goes with the phone', fold([left], refused), [undefined, null]],
    [
      'is forgotten once something succeeds',
      HANDED_VERBS.forgetRefusal(refused, PHONE.id),
      [undefined, null],
    ],
  ])('%s', (_, model, row) => {
    expect(rowOf(model)).toEqual(row)
  })
})
