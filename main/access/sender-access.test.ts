import { beforeEach, expect, it } from 'vitest'
import type { ReceiverEvent } from '../../contract/receiver-event'
import { AppError } from '../base/errors'
import { createSenderAccess, type SenderAccess } from './sender-access'

const PHONE = { id: 'a1', name: 'Green iPhone' }
const OTHER = { id: 'b2', name: 'Violet Pixel' }
let access: SenderAccess
let told: ReceiverEvent[]

beforeEach(() => {
  told = []
  access = createSenderAccess((event) => told.push(event))
})

/** The code with which a sender is refused; null when it is let in. */
function refusal(sender = PHONE): string | null {
  try {
    access.requireAllowed(sender)
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

it('does not let a stranger fill the window with questions', () => {
  access.setAskFirst(true)
  for (let number = 0; number < 1000; number += 1) refusal({ id: `s${number}`, name: 'Phone' })
  expect(access.asking()).toHaveLength(64)
})
