import { describe, expect, it } from 'vitest'
import type { MessagesRequest, PhoneMessage } from '../../contract/handed'
import { type Answer, type Request, Stopped, Unreachable } from '../sending/request'
import { listen } from './listening'

const answer = (status: number, body: unknown): Answer => ({
  ...{ status, text: JSON.stringify(body), header: () => null },
})
const END = answer(404, { error: { code: 'NOT_FOUND' } })
const news = (next: number, ...messages: PhoneMessage[]) => answer(200, { next, messages })

/** The page in front of a computer that answers with one after the other. */
function page(answers: (Answer | Error | 'waits')[]) {
  const asked: MessagesRequest[] = []
  const messages: PhoneMessage[] = []
  const waits: number[] = []
  const removals: number[] = []
  const awake = new Set<() => void>()
  let isVisible = true
  const wake = () => {
    for (const listener of awake) listener()
  }
  const ended = listen({
    async send({ body, signal }: Request) {
      asked.push(JSON.parse((await body?.text()) ?? ''))
      const next = answers.shift() ?? END
      if (next instanceof Error) throw next
      if (next !== 'waits') return next
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Stopped()))
      })
    },
    id: () => 'me',
    isVisible: () => isVisible,
    onAwake: (listener) => void awake.add(listener),
    async wait(ms, signal) {
      waits.push(ms)
      if (isVisible) return
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
    },
    chance: () => 0.5,
    onMessage: (message) => messages.push(message),
    onRemoved: () => void removals.push(asked.length),
  })
  const show = (visible: boolean) => {
    isVisible = visible
    wake()
  }
  return { asked, messages, waits, removals, wake, show, ended }
}

describe('listen', () => {
  it('asks for what is behind the last answer, until the code has changed', async () => {
    const { asked, messages, ended } = page([
      news(7, { type: 'start' }),
      news(7),
      news(9, { type: 'withdrawn', id: 'a' }),
    ])
    await ended
    expect(asked.map(({ after }) => after)).toEqual([0, 7, 7, 9])
    expect(asked.every(({ id }) => id === 'me')).toBe(true)
    expect(messages).toEqual([{ type: 'start' }, { type: 'withdrawn', id: 'a' }])
  })

  it('tells that the phone was removed, and asks on from the start: that may be undone', async () => {
    const refused = (code: string) => answer(403, { error: { code } })
    const { asked, messages, waits, removals, ended } = page([
      ...[news(4), refused('HOST_REFUSED'), refused('REMOVED'), refused('REMOVED')],
      news(1, { type: 'start' }),
    ])
    await ended
    expect(removals).toEqual([3, 4])
    expect(waits).toEqual([500, 1000, 2000])
    expect(asked.map(({ after }) => after)).toEqual([0, 4, 4, 0, 0, 1])
    expect(messages).toEqual([{ type: 'start' }])
  })

  it('waits longer and longer for a computer out of reach, and asks on where it was', async () => {
    const busy = answer(503, { error: { code: 'BUSY' } })
    const { asked, waits, ended } = page([
      ...[news(5), new Unreachable(), new Unreachable(), busy, news(6), new Unreachable()],
    ])
    await ended
    expect(waits).toEqual([500, 1000, 2000, 500])
    expect(asked.map(({ after }) => after)).toEqual([0, 5, 5, 5, 5, 6, 6])
  })

  it('asks anew when the phone wakes: its connection may be dead', async () => {
    const { asked, waits, wake, ended } = page(['waits'])
    await expect.poll(() => asked).toHaveLength(1)
    wake()
    await ended
    expect(asked).toHaveLength(2)
    expect(waits).toEqual([])
  })

  it('a hidden page asks nothing', async () => {
    const { asked, show, ended } = page(['waits'])
    await expect.poll(() => asked).toHaveLength(1)
    show(false)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(asked).toHaveLength(1)
    show(true)
    await ended
    expect(asked).toHaveLength(2)
  })
})
