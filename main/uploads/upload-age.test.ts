import { expect, it } from 'vitest'
import { createUploadAge } from './upload-age'

const HOUR = 60 * 60 * 1000
const CREATED = Date.UTC(2026, 4, 17)

/** A clock whose date and passing time are set apart. */
function clockAt(date: number) {
  const time = { date, elapsed: 0 }
  return { time, clock: { now: () => time.date, elapsed: () => time.elapsed } }
}

it('lets an upload wait for a day, counted from its creation', () => {
  const { time, clock } = clockAt(CREATED)
  const age = createUploadAge(CREATED, clock)
  expect(age.expiresAt).toBe(CREATED + 24 * HOUR)
  time.elapsed = 24 * HOUR - 1
  expect(age.isExpired()).toBe(false)
  time.elapsed = 24 * HOUR
  expect(age.isExpired()).toBe(true)
})

it('counts the time before a restart by the date', () => {
  const { time, clock } = clockAt(CREATED + 20 * HOUR)
  const age = createUploadAge(CREATED, clock)
  time.elapsed = 4 * HOUR - 1
  expect(age.isExpired()).toBe(false)
  time.elapsed = 4 * HOUR
  expect(age.isExpired()).toBe(true)
})

it('is not moved by a date that is set forward or back', () => {
  const { time, clock } = clockAt(CREATED)
  const age = createUploadAge(CREATED, clock)
  time.date = CREATED + 400 * HOUR
  expect(age.isExpired()).toBe(false)
  time.date = CREATED - 400 * HOUR
  time.elapsed = 24 * HOUR
  expect(age.isExpired()).toBe(true)
})

it('takes an upload from the future, made under a wrong clock, for a new one', () => {
  const { time, clock } = clockAt(CREATED - 400 * HOUR)
  const age = createUploadAge(CREATED, clock)
  time.elapsed = 24 * HOUR - 1
  expect(age.isExpired()).toBe(false)
})
