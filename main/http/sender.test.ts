import { expect, it } from 'vitest'
import { deviceName, senderOf, shownName } from './phones'

it.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X)', 'iPhone'],
  ['Mozilla/5.0 (Linux; Android 14; Pixel 8)', 'Android'],
  ['Uploader/1 CFNetwork/1494.0.7 Darwin/23.4.0', 'iPhone'],
  ['curl/8.5.0', 'curl'],
  ['', 'Phone'],
  ['<script>', 'Phone'],
])('calls the sender of %j %j', (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name)
})

it('shows the name a phone gave itself without what could hide or reverse it', () => {
  expect(shownName(' 초록\u202E iPhone\u0000 ')).toBe('초록 iPhone')
  expect([...shownName('🌲'.repeat(200))]).toHaveLength(60)
})

it('takes a program that says nothing of itself for the same sender each time', () => {
  const nothing = { id: undefined, name: undefined }
  const first = senderOf(nothing, '10.0.0.7', 'curl/8')
  expect(first).toEqual({ id: expect.stringMatching(/^[0-9a-f]{32}$/), name: 'curl' })
  expect(senderOf(nothing, '10.0.0.7', 'curl/8')).toEqual(first)
  expect(senderOf(nothing, '10.0.0.8', 'curl/8').id).not.toBe(first.id)
})

it('does not take a hostile id', () => {
  const { id } = senderOf({ id: '../../x', name: 'A' }, '10.0.0.7', '')
  expect(id).toMatch(/^[0-9a-f]{32}$/)
})
