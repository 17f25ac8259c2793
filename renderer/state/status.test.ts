import { describe, expect, it } from 'vitest'
import { loadTranslate } from '../../contract/translate'
import { statusOf, statusText } from './status'
import { FACTS, LISTENING, phoneOf, uploadOf } from './test-photos'

const CALM = {
  listening: LISTENING,
  phones: [],
  uploads: new Map(),
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
})
