import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import type { Handle } from './listener'
import { openLater } from './phone-server'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function listen(open: () => Promise<Handle>, report = (_error: unknown) => {}) {
  const server = createServer(openLater(open, report))
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}/`
}

it('opens once, at the first request, and answers what came meanwhile', async () => {
  let opened = 0
  const url = await listen(async () => {
    opened += 1
    return (_request, response) => response.end('here')
  })
  const answers = await Promise.all([fetch(url), fetch(url)])
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['here', 'here'])
  expect(opened).toBe(1)
})

it('says why it cannot be opened, and leaves no request hanging', async () => {
  const told: unknown[] = []
  const reason = new Error('the page is gone')
  const url = await listen(
    () => Promise.reject(reason),
    (error) => told.push(error),
  )
  await expect(fetch(url)).rejects.toThrow()
  expect(told).toEqual([reason])
})
