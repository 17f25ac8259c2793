import { describe, expect, it } from 'vitest'
import { FACTS, LISTENING, phoneOf, uploadOf } from '../renderer/state/test-photos'
import { phoneText, statusOf, statusText } from './status'
import { loadTranslate } from './translate'

const CALM = {
  listening: LISTENING,
  phones: [],
  uploads: new Map(),
  asking: [],
  reached: false,
}
const english = await loadTranslate('en')
const uploads = new Map([['a', uploadOf('a')]])

describe('the light', () => {
  it('waits, quietly', () => {
    expect(statusOf(CALM)).toMatchObject({ key: 'waiting', tone: 'quiet' })
  })

  it('says that receiving is stopped, whatever the phones are trying', () => {
    const listening = { ...LISTENING, stopped: true }
    const phones = [phoneOf({ state: 'sending', done: 0, total: 2 })]
    expect(statusOf({ ...CALM, listening, phones })).toMatchObject({ key: 'stopped', tone: 'warn' })
  })

  it('says that no phone can reach a computer that is on no network', () => {
    const address = { ...LISTENING.address, kind: 'loopback' as const }
    const alone = { ...CALM, listening: { ...LISTENING, address } }
    expect(statusOf(alone)).toMatchObject({ key: 'no-network', tone: 'warn' })
    expect(statusOf({ ...alone, reached: true }).key).toBe('reached')
  })

  it.each([
    ['vpn', false, 'out-of-reach'],
    ['virtual', false, 'out-of-reach'],
    ['vpn', true, 'waiting'],
    ['wifi', false, 'waiting'],
  ] as const)('knows who can reach a %s address (chosen: %s)', (kind, isAddressChosen, key) => {
    const address = { ...LISTENING.address, kind }
    const listening = { ...LISTENING, address, isAddressChosen }
    expect(statusOf({ ...CALM, listening }).key).toBe(key)
  })

  it.each([
    ['open', 'open'],
    ['picking', 'choosing'],
    ['preparing', 'preparing'],
    ['done', 'done'],
    ['hidden', 'hidden'],
  ] as const)('follows a phone that is %s', (state, key) => {
    expect(statusOf({ ...CALM, phones: [phoneOf({ state })] })).toMatchObject({
      key,
      name: 'Green iPhone',
    })
  })

  it('counts the photo being sent, not the ones before it', () => {
    const phones = [phoneOf({ state: 'sending', done: 2, total: 12 })]
    expect(statusOf({ ...CALM, phones })).toMatchObject({ key: 'sending', at: 3, total: 12 })
    const last = [phoneOf({ state: 'sending', done: 12, total: 12 })]
    expect(statusOf({ ...CALM, phones: last })).toMatchObject({ at: 12, total: 12 })
  })

  it('adds up several phones and names none of them', () => {
    const phones = [
      phoneOf({ state: 'sending', done: 2, total: 12 }),
      phoneOf({ id: 'phone-2', state: 'sending', done: 0, total: 8 }),
    ]
    expect(statusOf({ ...CALM, phones })).toMatchObject({ name: null, phones: 2, at: 4, total: 20 })
  })

  it('shows what comes from a program that has no page', () => {
    const status = statusOf({ ...CALM, uploads })
    expect(status.key).toBe('receiving')
    expect(statusText(status, english)).toBe('Receiving 1 photo')
  })

  it('calls photos and videos files', () => {
    const facts = { ...FACTS, format: 'mp4' } as const
    const paused = (id: string) => uploadOf(id, { state: 'paused', facts })
    const mixed = new Map([...uploads, ['v', uploadOf('v', { facts })]])
    expect(statusText(statusOf({ ...CALM, uploads: mixed }), english)).toBe('Receiving 2 files')
    const waiting = statusOf({ ...CALM, uploads: new Map([['v', paused('v')]]) })
    expect(statusText(waiting, english)).toBe('1 file paused, waiting for the phone')
  })

  it('warns while photos are paused and nobody is sending', () => {
    const paused = new Map([['a', uploadOf('a', { state: 'paused' })]])
    expect(statusOf({ ...CALM, uploads: paused })).toMatchObject({ key: 'paused', tone: 'warn' })
  })

  const name = 'Blue Android'
  const lost = phoneOf({ name, state: 'lost', done: 8, total: 23 })
  const second = { id: 'phone-2', name: 'Red iPhone' }

  it.each([
    ['one alone', [], '8 of 23 from Blue Android. Waiting for it to come back.'],
    [
      'one beside another whose photos are all here',
      [phoneOf({ ...second, state: 'done' })],
      '8 of 23 from Blue Android. Waiting for it to come back.',
    ],
    [
      'two',
      [phoneOf({ ...second, state: 'lost', done: 1, total: 2 })],
      '9 of 25 from 2 phones. Waiting for them to come back.',
    ],
  ])('tells of phones that are lost: %s', (_of, others, sentence) => {
    const stalled = new Map([['a', uploadOf('a', { state: 'arriving' })]])
    const status = statusOf({ ...CALM, phones: [lost, ...others], uploads: stalled })
    expect(status).toMatchObject({ key: 'lost', tone: 'warn' })
    expect(statusText(status, english)).toBe(sentence)
  })

  it.each([
    ['one', [], '5 of 7 from Blue Android. 2 files not sent'],
    [
      'the one of two',
      [phoneOf({ ...second, state: 'done' })],
      '5 of 7 from Blue Android. 2 files not sent',
    ],
    [
      'two',
      [phoneOf({ ...second, state: 'done', done: 2, total: 3 })],
      '7 of 10 from 2 phones. 3 files not sent',
    ],
  ])(
    'does not say that everything is saved where something was refused: %s',
    (_of, others, sentence) => {
      const short = phoneOf({ name, state: 'done', done: 5, total: 7 })
      const status = statusOf({ ...CALM, phones: [...others, short] })
      expect(status).toMatchObject({ key: 'done', tone: 'warn' })
      expect(statusText(status, english)).toBe(sentence)
      expect(phoneText(short, english)).toBe('2 files not sent')
    },
  )

  it('tells of what arrives while it arrives, with a phone that is lost', () => {
    const phones = [lost, phoneOf({ ...second, state: 'sending', done: 2, total: 5 })]
    expect(statusOf({ ...CALM, phones })).toMatchObject({ key: 'sending', at: 3, total: 5 })
  })

  it.each([
    ['FOLDER_GONE', '274 of 500 from Blue Android. The receiving folder is missing.'],
    ['DISK_FULL', '274 of 500 from Blue Android. This computer’s disk is full.'],
  ] as const)('says what holds a phone up: %s', (heldBy, sentence) => {
    const held = phoneOf({ name, state: 'held', heldBy, done: 274, total: 500 })
    const status = statusOf({ ...CALM, phones: [held] })
    expect(status).toMatchObject({ key: 'held', tone: 'warn' })
    expect(statusText(status, english)).toBe(sentence)
  })

  it('asks for the permission that a phone or a program waits for', () => {
    const status = statusOf({ ...CALM, asking: [{ id: 'a', name }] })
    expect(status).toMatchObject({ key: 'asking', tone: 'warn' })
    expect(statusText(status, english)).toBe('Blue Android is waiting to be allowed')
  })

  it('rests while the person at the phone has paused it', () => {
    const paused = phoneOf({ name, state: 'paused', done: 7, total: 23 })
    const status = statusOf({ ...CALM, phones: [paused], uploads })
    expect(status.tone).toBe('quiet')
    expect(statusText(status, english)).toBe('7 of 23 from Blue Android. Paused on the phone.')
  })
})
