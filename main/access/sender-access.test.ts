import { beforeEach, describe, expect, it } from 'vitest'
import type { ReceiverEvent } from '../../contract/receiver-event'
import { AppError } from '../base/errors'
import { createSenderAccess, type SenderAccess } from './sender-access'

const PHONE = { id: 'a1', name: 'Green iPhone' }
const OTHER = { id: 'b2', name: 'Violet Pixel' }
let access: SenderAccess
let told: ReceiverEvent[]
let time: number

beforeEach(() => {
  told = []
  time = 0
  access = createSenderAccess(
    (event) => told.push(event),
    () => time,
  )
})

/** The code with which a sender is refused; null when it is let in. */
function refusal(sender = PHONE, source = '10.0.0.7'): string | null {
  try {
    access.requireAllowed(sender, source)
    return null
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

it('lets everybody in at first', () => {
  expect(refusal()).toBeNull()
})

it('takes nothing while stopped, and everything again afterwards', () => {
  access.setStopped(true)
  expect(refusal()).toBe('PAUSED')
  access.setStopped(false)
  expect(refusal()).toBeNull()
})

it('takes nothing more of a removed phone, and says so even while stopped', () => {
  access.remove(PHONE.id)
  access.setStopped(true)
  expect(refusal()).toBe('REMOVED')
  expect(refusal(OTHER)).toBe('PAUSED')
})

it('takes photos of a removed phone again once it is allowed', () => {
  access.remove(PHONE.id)
  access.allow(PHONE.id)
  expect(refusal()).toBeNull()
  access.setAskFirst(true)
  expect(refusal()).toBeNull()
})

it('takes nothing of a phone off the wall, and back on it what it took before', () => {
  const takenOffAndBack = (before: () => void) => {
    before()
    access.setOffWall(PHONE.id, true)
    expect(refusal()).toBe('REMOVED')
    access.setOffWall(PHONE.id, false)
    return refusal()
  }
  expect(takenOffAndBack(() => {})).toBeNull()
  expect(takenOffAndBack(() => access.setAskFirst(true))).toBe('WAITING_FOR_APPROVAL')
  expect(takenOffAndBack(() => access.allow(PHONE.id))).toBeNull()
  expect(takenOffAndBack(() => access.remove(PHONE.id))).toBe('REMOVED')
})

it('lets a phone in that is off the wall once the person allows it', () => {
  access.setOffWall(PHONE.id, true)
  access.allow(PHONE.id)
  expect(refusal()).toBeNull()
})

it('asks once about each phone, and lets in the one that was allowed', () => {
  access.setAskFirst(true)
  for (const sender of [PHONE, PHONE, OTHER]) expect(refusal(sender)).toBe('WAITING_FOR_APPROVAL')
  expect(access.asking()).toEqual([PHONE, OTHER])
  access.allow(PHONE.id)
  expect(refusal()).toBeNull()
  expect(refusal(OTHER)).toBe('WAITING_FOR_APPROVAL')
  access.remove(OTHER.id)
  expect(refusal(OTHER)).toBe('REMOVED')
  expect(access.asking()).toEqual([])
  expect(told).toEqual([
    { type: 'asking', sender: PHONE },
    { type: 'asking', sender: OTHER },
    { type: 'answered', id: PHONE.id },
    { type: 'answered', id: OTHER.id },
  ])
})

it('asks no more once the person no longer wants to be asked', () => {
  access.setAskFirst(true)
  expect(refusal()).toBe('WAITING_FOR_APPROVAL')
  access.setAskFirst(false)
  expect(refusal()).toBeNull()
  expect(access.asking()).toEqual([])
})

describe('strangers who ask again and again', () => {
  const flood = (source: (at: number) => string) => {
    for (let at = 0; at < 1000; at += 1) refusal({ id: `s${at}`, name: 'Phone' }, source(at))
  }
  const ids = () => access.asking().map(({ id }) => id)
  beforeEach(() => access.setAskFirst(true))

  it('fill no more than the list, and take no place of another address', () => {
    refusal()
    flood(() => '10.0.0.66')
    refusal(OTHER, '10.0.0.8')
    expect(ids()).toHaveLength(64)
    expect([ids()[0], ids().at(-1)]).toEqual([PHONE.id, OTHER.id])
    const over = told.filter(({ type }) => type === 'answered')
    expect(over).toHaveLength(1002 - 64)
  })

  it('from many addresses do not hide a phone that asks again', () => {
    flood((at) => `10.0.1.${at}`)
    refusal()
    expect(ids().at(-1)).toBe(PHONE.id)
  })

  it('are forgotten when they have stopped asking, or the code has changed', () => {
    refusal()
    time = 10 * 60_000
    refusal(OTHER)
    time += 1
    expect(ids()).toEqual([OTHER.id])
    access.withdrawQuestions()
    expect(ids()).toEqual([])
    expect(told.slice(-2).map(({ type }) => type)).toEqual(['answered', 'answered'])
  })
})
