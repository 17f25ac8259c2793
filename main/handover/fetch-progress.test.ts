import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFetchProgress } from './fetch-progress'

const BYTES = 100

describe('createFetchProgress', () => {
  it('is whole when the phone has taken all of it', () => {
    const progress = createFetchProgress(BYTES)
    progress.sent(0, BYTES)
    expect(progress.bytesSent()).toBe(BYTES)
    expect(progress.isWhole()).toBe(false)
    progress.ended(0, BYTES, true)
    expect(progress.isWhole()).toBe(true)
  })

  it('is not whole of what the system held for a phone that has gone', () => {
    const progress = createFetchProgress(BYTES)
    progress.ended(0, BYTES, false)
    progress.resume(0)
    // As Safari probes before it asks again.
    progress.ended(0, 2, true)
    expect(progress.isWhole()).toBe(false)
  })

  it('where a phone resumes, it has what came before', () => {
    const progress = createFetchProgress(BYTES)
    progress.ended(0, 70, false)
    progress.resume(40)
    progress.ended(40, BYTES, true)
    expect(progress.isWhole()).toBe(true)
  })

  it('a phone that resumes behind what was sent has not all of it', () => {
    const progress = createFetchProgress(BYTES)
    progress.ended(0, 70, false)
    progress.resume(80)
    progress.ended(80, BYTES, true)
    expect(progress.isWhole()).toBe(false)
  })

  it('an empty file is whole once it was asked for', () => {
    const progress = createFetchProgress(0)
    expect(progress.isWhole()).toBe(false)
    progress.ended(0, 0, true)
    expect(progress.isWhole()).toBe(true)
  })

  it('ends for a phone that goes on where it is, however often the Wi-Fi breaks', () => {
    const breaks = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 12 })
    fc.assert(
      fc.property(breaks, (all) => {
        const progress = createFetchProgress(BYTES)
        let has = 0
        for (const [taken, held] of all) {
          progress.resume(has)
          const arrives = Math.min(BYTES - 1, has + taken)
          progress.ended(has, Math.min(BYTES, arrives + held), false)
          has = arrives
          expect(progress.isWhole()).toBe(false)
        }
        progress.resume(has)
        progress.ended(has, BYTES, true)
        expect(progress.isWhole()).toBe(true)
      }),
    )
  })
})
