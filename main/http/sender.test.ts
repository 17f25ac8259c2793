import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { createSenderOf, deviceName, shownName } from './sender'

const asWanted = (_id: string, wanted: string) => wanted
const senderOf = createSenderOf('secret', asWanted)
const OWN = /^program:[0-9a-f]{32}$/

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
  expect(first).toEqual({ id: expect.stringMatching(OWN), name: 'curl' })
  expect(senderOf(nothing, '10.0.0.7', 'curl/8')).toEqual(first)
  expect(senderOf(nothing, '10.0.0.8', 'curl/8').id).not.toBe(first.id)
})

it.each(['../../x', '', 'folder', `program:${'0'.repeat(32)}`])(
  'does not take the id %j, which is hostile or ours to give',
  (id) => {
    expect(senderOf({ id, name: 'A' }, '10.0.0.7', '').id).toMatch(OWN)
    expect(senderOf({ id, name: 'A' }, '10.0.0.7', '').id).not.toBe(id)
  },
)

it('makes ids that nobody computes without the secret, nor another computer', () => {
  const nothing = { id: undefined, name: undefined }
  const { id } = senderOf(nothing, '10.0.0.7', 'curl/8')
  const computed = createHash('sha256').update('10.0.0.7 curl').digest('hex').slice(0, 32)
  expect(id).not.toContain(computed)
  expect(senderOf({ id: computed, name: 'A' }, '10.0.0.7', 'curl/8').id).not.toBe(id)
  expect(createSenderOf('another', asWanted)(nothing, '10.0.0.7', 'curl/8').id).not.toBe(id)
})
