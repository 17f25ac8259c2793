import { describe, expect, it } from 'vitest'
import { COLOURS, deviceKind, pickColour } from './device-name'

describe('deviceKind', () => {
  it.each([
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 15_8 like Mac OS X) AppleWebKit/605.1.15', 5, 'iphone'],
    ['Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15', 5, 'ipad'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15', 5, 'ipad'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15', 0, 'mac'],
    ['Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36', 5, 'android'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 0, 'windows'],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15', 0, 'other'],
  ] as const)('of %j with %i touch points is %s', (userAgent, touchPoints, kind) => {
    expect(deviceKind(userAgent, touchPoints)).toBe(kind)
  })
})

describe('pickColour', () => {
  it('reaches every colour and never leaves the list', () => {
    const picked = COLOURS.map((_, at) => pickColour((at + 0.5) / COLOURS.length))
    expect(picked).toEqual(COLOURS)
    expect(pickColour(1)).toBe('green')
  })
})
