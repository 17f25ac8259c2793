import { describe, expect, it } from 'vitest'
import type { Photo } from '../contract/photo'
import type { NetworkAddress } from '../contract/receiver-event'
import type { CommandError, PhotoResult } from '../contract/result'
import { unknownFacts } from './image/formats'
import { photoOf } from './library/photo'
import { eventLine, welcome } from './terminal-lines'

const sender = { id: 'phone', name: 'Green iPhone' }
const photo: Photo = photoOf({
  ...{ id: '0'.repeat(32), path: 'a.jpg', bytes: 9, receivedAt: 1, isDamaged: false },
  ...{ facts: unknownFacts('jpeg'), sender, wasHeic: 'no' },
})
const resultLine = (more: Partial<PhotoResult>) =>
  eventLine({
    type: 'result',
    photo: {
      ...photo,
      result: {
        ...{ state: 'failed', label: '', text: '', values: {}, image: null, error: null, at: 1 },
        ...more,
      },
    },
  })

describe('the line of a result', () => {
  const error: CommandError = { code: 'COMMAND_FAILED', program: 'mine.sh', exit: '3' }
  const failed = 'result a.jpg  mine.sh failed with exit code 3.'

  it.each([
    ['', failed],
    ['no ink', `${failed} no ink`],
    ['Traceback:\n  line 4\nKeyError: x', `${failed} KeyError: x`],
    [`${'x'.repeat(1999)}!`, `${failed} ${'x'.repeat(199)}!`],
  ])('has the last words of a program that failed: %#', (text, line) => {
    expect(resultLine({ error, text })).toBe(line)
  })

  it('says of words that count only what was wrong beside them', () => {
    const left: CommandError = { code: 'COMMAND_LEFT_OTHERS', program: 'mine.sh' }
    expect(resultLine({ state: 'done', error: left, text: 'sharp' })).toBe(
      'result a.jpg  mine.sh left other programs running. They were ended.',
    )
  })
})

it.each([
  [true, 'paused a.jpg  from Green iPhone: why'],
  [false, 'failed a.jpg  from Green iPhone: why'],
])('an upload that can go on (%s) is no failed one', (retryable, line) => {
  const error = { code: 'BODY_ENDED_EARLY', message: 'why' } as const
  expect(eventLine({ type: 'failed', id: 'a', name: 'a.jpg', sender, error, retryable })).toBe(line)
})

describe('the first words', () => {
  const wordsAt = (kind: NetworkAddress['kind'], isAddressChosen = false) => {
    const address = { address: '10.8.0.2', interfaceName: 'tun0', kind }
    return welcome(
      {
        ...{ url: 'http://10.8.0.2:5810/t/', token: 't', code: '123456', folder: '/f', port: 5810 },
        ...{ address, addresses: [address], stopped: false, typingOpensAt: null },
        ...{ isAddressChosen, wifiName: null, localUrl: null },
      },
      'CODE',
    )
  }

  it.each(['wifi', 'ethernet', 'other'] as const)('have the code in a network (%s)', (kind) => {
    expect(wordsAt(kind)).toMatch(/\nScan the code .* http:\/\/10\.8\.0\.2:5810\/t\/\nCODE\n$/)
  })

  it.each(['vpn', 'virtual', 'loopback'] as const)('have it where that is chosen (%s)', (kind) => {
    expect(wordsAt(kind, true)).toMatch(/\nScan the code .*\nCODE\n$/)
  })

  it.each([
    ['vpn', 'only in a VPN (tun0)'],
    ['virtual', 'only a network of its own (tun0)'],
    ['loopback', 'not on a network'],
  ] as const)('have what is wrong where a code would lead nowhere (%s)', (kind, why) => {
    const words = wordsAt(kind)
    expect(words).toContain(why)
    expect(words).toContain('turn on its hotspot')
    expect(words).not.toMatch(/CODE|Scan|123 456/)
  })
})
