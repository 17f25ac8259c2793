import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { createListener } from './listener'

const listenerWith = (options: Partial<Parameters<typeof createListener>[0]>) =>
  createListener({
    ...{ handle() {}, onMisled() {}, report() {}, most: 1 },
    ...{ isLocal: () => true, knowsCode: () => true, elapsed: () => 0 },
    ...options,
  })

it('ends no request for its length alone: a film may take hours, as long as bytes keep coming', () => {
  const { server } = listenerWith({})
  // Node's own defaults are 300 s for a request, and none of these may come back by an update.
  expect(server.requestTimeout).toBe(0)
  expect(server.timeout).toBe(0)
  expect(server.headersTimeout).toBe(10_000)
  expect(server.keepAliveTimeout).toBe(15_000)
})

it.each([
  // As Java's own client offers it with every first request on plain http, and `curl --http2`.
  ['POST', { Upgrade: 'h2c', Connection: 'Upgrade, HTTP2-Settings', 'HTTP2-Settings': 'AAMAAABk' }],
  ['PUT', { Upgrade: 'h2c', Connection: 'Upgrade', 'Transfer-Encoding': 'chunked' }],
  ['GET', { Upgrade: 'websocket', Connection: 'Upgrade' }],
])('%s that offers another protocol is answered in this one', async (method, headers) => {
  const listener = listenerWith({
    handle: async (incoming, response) => response.end(`${method} ${await text(incoming)}`),
  })
  await once(listener.server.listen(0, '127.0.0.1'), 'listening')
  try {
    const sent = request({ port: listener.port(), method, headers, agent: false })
    sent.end(method === 'GET' ? undefined : 'a photo')
    const [answer] = await once(sent, 'response')
    expect(answer.statusCode).toBe(200)
    expect(await text(answer)).toBe(method === 'GET' ? 'GET ' : `${method} a photo`)
  } finally {
    await listener.close()
  }
})

it('connections that break while they wait for their turn are no error of the program', async () => {
  const uncaught = vi.fn()
  const before = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException').on('uncaughtException', uncaught)
  // Time stands still: who comes after the first ones waits.
  const listener = listenerWith({ most: 512, knowsCode: () => false })
  await once(listener.server.listen(0, '127.0.0.1'), 'listening')
  try {
    const guests = Array.from({ length: 300 }, () => connect(listener.port(), '127.0.0.1'))
    await Promise.all(guests.map((guest) => once(guest, 'connect')))
    await delay(300)
    for (const guest of guests) guest.resetAndDestroy()
    await delay(300)
    expect(uncaught).not.toHaveBeenCalled()
  } finally {
    await listener.close()
    process.removeAllListeners('uncaughtException')
    for (const each of before) process.on('uncaughtException', each)
  }
})

it('takes some megabytes of all bodies in one round of the event loop, and all of each', async () => {
  const MB = 1024 * 1024
  const CHUNK = 64 * 1024
  const BODIES = 40
  let inRound = 0
  let most = 0
  const count = (bytes: number) => {
    if (inRound === 0) {
      setImmediate(() => {
        most = Math.max(most, inRound)
        inRound = 0
      })
    }
    inRound += bytes
  }
  let begun = 0
  const listener = listenerWith({
    most: BODIES,
    elapsed: () => performance.now(),
    async handle(incoming, response) {
      begun += 1
      await vi.waitFor(() => expect(begun).toBe(BODIES), 10_000)
      // Meanwhile the system takes in what it has room for.
      await delay(100)
      let bytes = 0
      const isHeldUp = incoming.url === '/slow'
      incoming.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        count(chunk.length)
        // As a body that waits for the disk, when no other brings anything any more.
        if (isHeldUp) void delay(5, incoming.pause()).then((body) => body.resume())
      })
      incoming.on('end', () => response.end(String(bytes)))
    },
  })
  await once(listener.server.listen(0, '127.0.0.1'), 'listening')
  try {
    const answers = Array.from({ length: BODIES }, async (_, at) => {
      const path = at % 8 === 0 ? '/slow' : '/'
      const sent = request({ port: listener.port(), method: 'PUT', path, agent: false })
      sent.end(Buffer.alloc(4 * MB))
      const [answer] = await once(sent, 'response')
      return text(answer)
    })
    expect(new Set(await Promise.all(answers))).toEqual(new Set([String(4 * MB)]))
    expect(most).toBeGreaterThan(MB)
    // One chunk more of each, and the one that it had read ahead.
    expect(most).toBeLessThanOrEqual(4 * MB + 2 * BODIES * CHUNK)
  } finally {
    await listener.close()
  }
})
