import { describe, expect, it, vi } from 'vitest'
import type { PhoneMessage } from '../../contract/handed'
import { createMessages } from './messages'

const WAIT_MS = 20
const open = new AbortController().signal
const gone = (id: string): PhoneMessage => ({ type: 'withdrawn', id })

function opened(now = 1_000_000) {
  let elapsed = 0
  const clock = { now: () => now, elapsed: () => elapsed }
  const messages = createMessages({ clock, waitMs: WAIT_MS })
  const ask = (id: string, after: number) => messages.ask(id, after, 'here', open)
  return {
    messages,
    ask,
    pass: (ms: number) => {
      elapsed += ms
    },
  }
}

describe('createMessages', () => {
  it('begins with a start, then waits for news', async () => {
    const { messages, ask } = opened()
    const first = await ask('a', 0)
    expect(first.messages).toEqual([{ type: 'start' }])
    const next = ask('a', first.next)
    messages.post('a', gone('1'))
    expect((await next).messages).toEqual([gone('1')])
  })

  it('answers without news after its time', async () => {
    const { ask } = opened()
    const { next } = await ask('a', 0)
    expect(await ask('a', next)).toEqual({ next, messages: [] })
  })

  it('tells again what did not arrive, and forgets what did', async () => {
    const { messages, ask } = opened()
    const { next } = await ask('a', 0)
    messages.post('a', gone('1'))
    const answers = [await ask('a', next), await ask('a', next)]
    expect(answers.map((answer) => answer.messages)).toEqual([[gone('1')], [gone('1')]])
    await ask('a', answers[0]?.next ?? 0)
    // The same page, loaded again.
    expect((await ask('a', 0)).messages).toEqual([{ type: 'start' }])
  })

  it('keeps what lasts for a page that is loaded again, until it is forgotten', async () => {
    const { messages, ask } = opened()
    messages.post('a', gone('1'), { subject: 's', lasts: true })
    const first = await ask('a', 0)
    await ask('a', first.next)
    expect((await ask('a', 0)).messages).toEqual([{ type: 'start' }, gone('1')])
    messages.forget('a', 's')
    expect((await ask('a', 0)).messages).toEqual([{ type: 'start' }])
  })

  it('one message on a subject takes the place of the one before', async () => {
    const { messages, ask } = opened()
    for (const id of ['1', '2', '3']) messages.post('a', gone(id), { subject: 's' })
    expect((await ask('a', 0)).messages).toEqual([{ type: 'start' }, gone('3')])
  })

  it('tells no phone what is for another one', async () => {
    const { messages, ask } = opened()
    messages.post('a', gone('1'))
    expect((await ask('b', 0)).messages).toEqual([{ type: 'start' }])
    expect((await ask('b', 2_000_000)).messages).toEqual([{ type: 'start' }])
  })

  it('tells all who have asked, and when those whose page still asks have heard it', async () => {
    const { messages, ask, pass } = opened()
    const [a, b] = [await ask('a', 0), await ask('b', 0)]
    const hasHeard = vi.fn()
    const told = () => messages.postAll(gone('1')).then(hasHeard)
    pass(60_000)
    await told()
    expect(hasHeard).toHaveBeenCalledTimes(1)

    const waiting = ask('a', (await ask('a', a.next)).next)
    const heard = told()
    const { next, messages: first } = await waiting
    expect(first).toEqual([gone('1')])
    expect(hasHeard).toHaveBeenCalledTimes(1)
    void ask('a', next)
    await heard
    expect(hasHeard).toHaveBeenCalledTimes(2)
    expect((await ask('b', b.next)).messages).toEqual([gone('1')])
  })

  it('tells a page between two of its questions, and counts on that', async () => {
    const { messages, ask } = opened()
    const { next } = await ask('a', 0)
    const hasHeard = vi.fn()
    const heard = messages.postAll(gone('1')).then(hasHeard)
    const told = await ask('a', next)
    expect(told.messages).toEqual([gone('1')])
    expect(hasHeard).not.toHaveBeenCalled()
    void ask('a', told.next)
    await heard
  })

  it('takes no number of another run, or of a clock that was set back, for its own', async () => {
    const before = opened(1_000_000)
    before.messages.post('a', gone('1'))
    const { next } = await before.ask('a', 0)
    for (const now of [1_000_900, 500_000]) {
      const after = opened(now)
      after.messages.post('a', gone('2'))
      expect((await after.ask('a', next)).messages).toEqual([{ type: 'start' }, gone('2')])
    }
  })

  it('ten thousand messages are told in order, in answers of a hundred, the newest 1,200', async () => {
    const { messages, ask } = opened()
    for (let each = 1; each <= 10_000; each += 1) messages.post('a', gone(`${each}`))
    let { next, messages: told } = await ask('a', 0)
    expect(told.length).toBeLessThanOrEqual(101)
    const all = [...told.slice(1)]
    for (;;) {
      const answer = await ask('a', next)
      if (answer.messages.length === 0) break
      all.push(...answer.messages)
      next = answer.next
    }
    expect(all).toEqual(Array.from({ length: 1200 }, (_, at) => gone(`${8801 + at}`)))
  })

  it('lets four questions of a phone wait, and one that has left none', async () => {
    const { messages, ask } = opened()
    const { next } = await ask('a', 0)
    const waiting = [1, 2, 3, 4].map(() => ask('a', next))
    await expect(ask('a', next)).rejects.toThrow('too much to do')
    await Promise.all(waiting)
    for (let each = 0; each < 20; each += 1) {
      const left = new AbortController()
      const asked = messages.ask('a', next, 'here', left.signal)
      left.abort()
      await asked
    }
    await ask('a', next)
  })

  it('invented phones push out each other, not one that has messages', async () => {
    const { messages, ask } = opened()
    const lost = vi.fn()
    messages.onLost(lost)
    const { next } = await ask('real', 0)
    messages.post('real', gone('1'), { subject: 's', lasts: true })
    for (let each = 0; each < 3000; each += 1) await ask(`invented-${each}`, 0)
    expect(lost).not.toHaveBeenCalledWith('real')
    expect((await ask('real', next)).messages).toEqual([gone('1')])
  })

  it('a phone of which nothing is heard for a quarter of an hour is lost', async () => {
    const { messages, ask, pass } = opened()
    const lost = vi.fn()
    messages.onLost(lost)
    await ask('a', 0)
    pass(14 * 60_000)
    await ask('b', 0)
    expect(lost).not.toHaveBeenCalled()
    pass(2 * 60_000)
    await ask('b', 0)
    expect(lost.mock.calls).toEqual([['a']])
  })

  it('ends what waits when a phone or all are forgotten', async () => {
    const { messages, ask } = opened()
    const { next } = await ask('a', 0)
    const waiting = ask('a', next)
    messages.end('a')
    expect((await waiting).messages).toEqual([])
    expect((await ask('a', next)).messages).toEqual([{ type: 'start' }])
    messages.endAll()
  })
})
