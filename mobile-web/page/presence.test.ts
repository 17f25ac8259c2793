import { describe, expect, it } from 'vitest'
import { totalsOf } from '../sending/queue'
import { createPresence, type Report, reportOf } from './presence'

const totals = (some: Partial<ReturnType<typeof totalsOf>>) => ({ ...totalsOf([]), ...some })
const open: Report = { state: 'open', done: 0, total: 0 }
const sending = (done: number): Report => ({ state: 'sending', done, total: 9 })

describe('reportOf', () => {
  const visible = { choice: 'none', isVisible: true, isPaused: false } as const

  it.each([
    [visible, {}, open],
    [visible, { open: 2, saved: 1, photos: 3 }, { state: 'sending', done: 1, total: 3 }],
    [visible, { saved: 3, photos: 3 }, { state: 'done', done: 0, total: 0 }],
    [visible, { saved: 5, failed: 2, photos: 7 }, { state: 'done', done: 5, total: 7 }],
    [visible, { failed: 3, photos: 3 }, open],
    // What fails is not to come.
    [visible, { open: 2, saved: 1, photos: 4 }, { state: 'sending', done: 1, total: 3 }],
    [{ ...visible, isPaused: true }, { open: 2 }, { state: 'paused', done: 0, total: 2 }],
    // It goes on in the background for as long as the phone lets it.
    [{ ...visible, isVisible: false }, { open: 2 }, { state: 'hidden', done: 0, total: 2 }],
    // The camera covers the page: that is choosing.
    [
      { ...visible, choice: 'picking', isVisible: false },
      {},
      { state: 'picking', done: 0, total: 0 },
    ],
    [{ ...visible, choice: 'preparing' }, {}, { state: 'preparing', done: 0, total: 0 }],
    // What is on its way is worth more to the computer than what comes next.
    [
      { ...visible, choice: 'preparing' },
      { open: 2, photos: 2 },
      { state: 'sending', done: 0, total: 2 },
    ],
  ] as const)('of %j and %j is %j', (page, some, report) => {
    expect(reportOf(page, totals(some))).toEqual(report)
  })
})

/** A presence whose clock is moved by hand. */
function underClock() {
  const reported: (Report | 'goodbye')[] = []
  const plans: { at: number; then: () => void }[] = []
  let time = 0
  const presence = createPresence({
    post: (report) => reported.push(report),
    sayGoodbye: () => reported.push('goodbye'),
    now: () => time,
    later: (then, ms) => plans.push({ at: time + ms, then }),
  })
  const pass = (ms: number) => {
    for (const end = time + ms; ; ) {
      plans.sort((a, b) => a.at - b.at)
      const next = plans[0]
      if (!next || next.at > end) {
        time = end
        return
      }
      plans.shift()
      time = next.at
      next.then()
    }
  }
  return { presence, reported, pass }
}

describe('presence', () => {
  it('tells at once, then at most once a second, and never loses the last word', () => {
    const { presence, reported, pass } = underClock()
    presence.start()
    for (let done = 1; done <= 8; done += 1) {
      presence.update(sending(done))
      pass(100)
    }
    expect(reported).toEqual([open])
    pass(200)
    expect(reported).toEqual([open, sending(8)])
  })

  it('says nothing twice', () => {
    const { presence, reported, pass } = underClock()
    presence.start()
    presence.update({ ...open })
    pass(5000)
    expect(reported).toEqual([open])
  })

  it('tells a new name at once', () => {
    const { presence, reported } = underClock()
    presence.start()
    presence.renamed()
    expect(reported).toEqual([open, open])
  })

  it('gives a sign of life every twenty seconds while it can be seen', () => {
    const { presence, reported, pass } = underClock()
    presence.start()
    pass(60_000)
    expect(reported).toHaveLength(4)
    presence.update({ state: 'hidden', done: 0, total: 0 })
    pass(60_000)
    expect(reported).toHaveLength(5)
  })

  it('is silent after goodbye, and there again when the page comes back', () => {
    const { presence, reported, pass } = underClock()
    presence.start()
    presence.leave()
    presence.update({ state: 'hidden', done: 0, total: 0 })
    pass(60_000)
    expect(reported).toEqual([open, 'goodbye'])
    presence.update(open)
    presence.comeBack()
    expect(reported).toEqual([open, 'goodbye', open])
  })
})
