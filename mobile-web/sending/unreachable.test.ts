import { describe, expect, it } from 'vitest'
import { createFar } from './unreachable'

describe('createFar', () => {
  it('asks a person to look after a minute out of reach, and not before', () => {
    let time = 0
    const far = createFar(() => time)
    expect(far('UNREACHABLE')).toBe('UNREACHABLE')
    time = 59_999
    expect(far('UNREACHABLE')).toBe('UNREACHABLE')
    time = 60_000
    expect(far('UNREACHABLE')).toBe('FAR')
  })

  it('begins anew when the computer was there in between', () => {
    let time = 0
    const far = createFar(() => time)
    far('UNREACHABLE')
    time = 50_000
    expect(far(null)).toBeNull()
    expect(far('UNREACHABLE')).toBe('UNREACHABLE')
    time = 100_000
    expect(far('UNREACHABLE')).toBe('UNREACHABLE')
    expect(far('DISK_FULL')).toBe('DISK_FULL')
  })
})
