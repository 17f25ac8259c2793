import { expect, it } from 'vitest'
import { isNameAnnounced, localName } from './local-name'

it.each([
  ['Laptop', 'laptop.local'],
  ['annas-macbook.local', 'annas-macbook.local'],
  ['DESKTOP-STVJN20', 'desktop-stvjn20.local'],
  ['pc.example.org', 'pc.local'],
  ['localhost', null],
  ['우리집', null],
  ['a b', null],
  ['-x', null],
  ['', null],
])('%s is called %s', (hostName, name) => {
  expect(localName(hostName)).toBe(name)
})

it.each([
  ['darwin', '23.5.0', false, true],
  ['win32', '10.0.22631', false, true],
  ['win32', '6.1.7601', false, false],
  ['linux', '6.1.0', true, true],
  ['linux', '6.1.0', false, false],
] as const)('%s %s, with Avahi: %s, tells it: %s', (platform, release, hasAvahi, isTold) => {
  expect(isNameAnnounced(platform, release, () => hasAvahi)).toBe(isTold)
})
