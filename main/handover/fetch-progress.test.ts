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
    progress.ended(0, BYTES, 'taken')
    expect(progress.isWhole()).toBe(true)
  })

  it('is not whole of what the system held for a phone that has gone', () => {
    const progress = createFetchProgress(BYTES)
    progress.ended(0, BYTES, 'cut')
    progress.resume(0)
    // As Safari probes before it asks again.
    progress.ended(0, 2, 'taken')
    expect(progress.isWhole()).toBe(false)
  })

  it('where a phone resumes, it has what came before', () => {
    const progress = createFetchProgress(BYTES)
    progress.ended(0, 70, 'cut')
    progress.resume(40)
    progress.ended(40, BYTES, 'taken')
    expect(progress.isWhole()).toBe(true)
  })

  it('a phone that resumes behind what was sent has not all of it', () => {
    const progress = createFetchProgress(BYTES)
    progress.ended(0, 70, 'cut')
    progress.resume(80)
    progress.ended(80, BYTES, 'taken')
    expect(progress.isWhole()).toBe(false)
  })

  it('an empty file is whole once it was asked for', () => {
    const progress = createFetchProgress(0)
    expect(progress.isWhole()).toBe(false)
    progress.ended(0, 0, 'taken')
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
          progress.ended(has, Math.min(BYTES, arrives + held), 'cut')
          has = arrives
          expect(progress.isWhole()).toBe(false)
        }
        progress.resume(has)
        progress.ended(has, BYTES, 'taken')
        expect(progress.isWhole()).toBe(true)
      }),
    )
  })

  describe('pieces side by side, each left where it meets the next one', () => {
    it('may be whole, until the phone comes back into one of them', () => {
      const progress = createFetchProgress(BYTES)
      for (const start of [0, 30, 60]) progress.resume(start)
      progress.ended(0, 45, 'left')
      progress.ended(30, 60, 'left')
      expect(progress.mayBeWhole()).toBe(false)
      progress.ended(60, BYTES, 'taken')
      expect([progress.mayBeWhole(), progress.isWhole()]).toEqual([true, false])
      progress.resume(20)
      expect(progress.mayBeWhole()).toBe(false)
      progress.ended(20, 40, 'left')
      expect(progress.mayBeWhole()).toBe(true)
    })

    it('whatever pieces it asks for and gives up', () => {
      const progress = createFetchProgress(BYTES)
      for (const start of [0, 60, 20, 40]) progress.resume(start)
      // From 20 was refused; from 40 came a little, and then another took that over.
      progress.ended(40, 45, 'left')
      progress.ended(60, BYTES, 'taken')
      progress.ended(0, 70, 'left')
      expect(progress.mayBeWhole()).toBe(true)
    })

    it.each(['cut', 'left'] as const)('not where it was %s before it met one', (how) => {
      const progress = createFetchProgress(BYTES)
      for (const start of [0, 60]) progress.resume(start)
      progress.ended(60, BYTES, 'taken')
      progress.ended(0, how === 'left' ? 59 : 80, how)
      expect(progress.mayBeWhole()).toBe(false)
    })

    it('of any download manager that splits what is left', () => {
      const steps = fc.array(fc.tuple(fc.nat(7), fc.nat(30), fc.nat(20)), { maxLength: 60 })
      fc.assert(fc.property(steps, downloadInPieces))
    })
  })
})

/** As aria2 does: who is free halves what another connection has before it. */
function downloadInPieces(steps: readonly (readonly number[])[]): void {
  const progress = createFetchProgress(BYTES)
  const open = [{ start: 0, has: 0, until: BYTES }]
  progress.resume(0)
  const end = (at: number, held: number) => {
    const [{ start, has, until } = { start: 0, has: 0, until: 0 }] = open.splice(at, 1)
    expect(has).toBe(until)
    if (until === BYTES) progress.ended(start, BYTES, 'taken')
    else progress.ended(start, Math.min(BYTES, until + held), 'left')
  }
  for (const [which = 0, takes = 0, held = 0] of steps) {
    const at = which % open.length
    const piece = open[at]
    if (piece === undefined) break
    const middle = Math.ceil((piece.has + piece.until) / 2)
    if (takes % 3 === 0 && middle > piece.has && middle < piece.until) {
      progress.resume(middle)
      open.push({ start: middle, has: middle, until: piece.until })
      piece.until = middle
    }
    piece.has = Math.min(piece.until, piece.has + takes)
    if (piece.has === piece.until) end(at, held)
    if (open.length === 0) break
  }
  while (open.length > 0) {
    const piece = open.at(-1)
    if (piece) piece.has = piece.until
    end(open.length - 1, 0)
  }
  expect(progress.mayBeWhole()).toBe(true)
}
