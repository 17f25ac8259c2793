import { randomUUID } from 'node:crypto'
import { rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import type { HandedState } from '../../contract/handed'
import { systemClock } from '../base/clock'
import { createHandover, SILENCE_MS } from './handover'
import { createMessages } from './messages'

const BYTES = 100

afterEach(() => {
  vi.useRealTimers()
})

async function handedFile() {
  const path = join(tmpdir(), `handed-${randomUUID()}`)
  await writeFile(path, '')
  onTestFinished(() => rm(path))
  await truncate(path, BYTES)
  const states: HandedState[] = []
  let secret = ''
  const messages = createMessages({ clock: systemClock, waitMs: 10 })
  const post: typeof messages.post = (id, message, how) => {
    if (message.type === 'handed') secret = message.path?.split('/')[1] ?? ''
    messages.post(id, message, how)
  }
  const handover = createHandover({
    clock: systemClock,
    emit: (event) => event.type === 'handed' && states.push(event.handed.state),
    messages: { ...messages, post },
    measurer: { measureFile: async () => null },
    isHere: () => true,
  })
  await handover.give('phone', [{ path }])
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const begin = async (start: number) => {
    const transfer = await handover.find(secret)?.begin(start, BYTES - 1, false)
    if (!transfer) throw new Error('It is gone.')
    return transfer
  }
  return { states, begin, isThere: () => handover.find(secret) !== null, handover }
}

it('pieces side by side: fetched when the phone stays silent', async () => {
  const { states, begin, isThere } = await handedFile()
  const [first, second] = [await begin(0), await begin(50)]
  first.sent(70)
  second.sent(50)
  first.end('left')
  second.end('taken')
  expect([states.at(-1), isThere()]).toEqual(['sending', true])
  vi.advanceTimersByTime(SILENCE_MS - 1)
  expect([states.at(-1), isThere()]).toEqual(['sending', true])
  vi.advanceTimersByTime(1)
  expect([states.at(-1), isThere()]).toEqual(['fetched', false])
})

it('pieces side by side: a phone that comes back finds it', async () => {
  const { states, begin, isThere } = await handedFile()
  const [first, second] = [await begin(0), await begin(50)]
  first.sent(70)
  second.sent(50)
  second.end('taken')
  first.end('left')
  vi.advanceTimersByTime(SILENCE_MS - 1)
  const again = await begin(40)
  vi.advanceTimersByTime(SILENCE_MS)
  expect(isThere()).toBe(true)
  again.sent(5)
  again.end('cut')
  expect(states.at(-1)).toBe('waiting')
  vi.advanceTimersByTime(SILENCE_MS)
  expect(isThere()).toBe(true)
})
