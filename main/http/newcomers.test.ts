import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createNewcomers } from './newcomers'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

function start() {
  const newcomers = createNewcomers(() => performance.now())
  const came: string[] = []
  const come = (name: string, source: string) => {
    const response = new EventEmitter() as EventEmitter & Pick<ServerResponse, 'once'>
    void newcomers(response, source).then(() => came.push(name))
    return response
  }
  return { come, came }
}

it('lets a phone wait for few of those that another address invents', async () => {
  const { come, came } = start()
  for (let at = 0; at < 600; at += 1) come(`invented ${at}`, '10.0.0.66')
  come('Minji', '10.0.0.7')
  await vi.advanceTimersByTimeAsync(20)
  expect(came).toContain('Minji')
  await vi.advanceTimersByTimeAsync(1000)
  expect(came.length).toBeLessThan(330)
})

it('tells nobody of who has left meanwhile', async () => {
  const { come, came } = start()
  const responses = Array.from({ length: 50 }, (_, at) => come(`${at}`, '10.0.0.7'))
  responses[40]?.emit('close')
  await vi.advanceTimersByTimeAsync(1000)
  expect(came).toHaveLength(49)
  expect(came).not.toContain('40')
})
