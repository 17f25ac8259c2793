import { afterEach, beforeEach, expect, it } from 'vitest'
import { createTokenLifetime, TOKEN_LIFETIME_MS, type TokenLifetime } from './access'

let time: number
let usedAt: number
let token: string
let chosen: boolean
let uploading: boolean
let told: string[]
let lifetime: TokenLifetime

beforeEach(() => {
  time = usedAt = 1_000_000
  token = 'first'
  chosen = uploading = false
  told = []
  lifetime = createTokenLifetime({
    access: {
      token: () => token,
      usedAt: () => usedAt,
      isChosen: () => chosen,
      renew() {
        token = 'second'
        usedAt = time
      },
    },
    hasOpenUploads: () => uploading,
    now: () => time,
    onRenewed: () => told.push('renewed'),
    onUsed: () => told.push('used'),
  })
})
afterEach(() => lifetime.close())

it('keeps a token that somebody used less than twelve hours ago', () => {
  time += TOKEN_LIFETIME_MS - 1
  expect(lifetime.token()).toBe('first')
})

it('makes a new one after twelve hours without use, before anybody is let in with the old one', () => {
  time += TOKEN_LIFETIME_MS
  expect(lifetime.token()).toBe('second')
  expect(lifetime.token()).toBe('second')
  expect(told).toEqual(['renewed'])
})

it('counts from the last use', () => {
  time += TOKEN_LIFETIME_MS - 1
  usedAt = time
  time += TOKEN_LIFETIME_MS - 1
  expect(lifetime.token()).toBe('first')
})

it('never takes the way in from a phone that has not finished', () => {
  uploading = true
  time += 2 * TOKEN_LIFETIME_MS
  expect(lifetime.token()).toBe('first')
  uploading = false
  expect(lifetime.token()).toBe('second')
})

it('leaves a token alone that a person chose', () => {
  chosen = true
  time += 2 * TOKEN_LIFETIME_MS
  expect(lifetime.token()).toBe('first')
})

it('has the time of use written down now and then, not at every request', () => {
  usedAt += 60_000
  lifetime.token()
  expect(told).toEqual([])
  usedAt += 10 * 60_000
  lifetime.token()
  lifetime.token()
  expect(told).toEqual(['used'])
})
