import { createServer, type Server } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { listen, portCandidates } from './listen'

const opened: Server[] = []
const newServer = (): Server => {
  const server = createServer()
  opened.push(server)
  return server
}
const host = '127.0.0.1'
const anyPort = (server: Server) => listen(server, { host, port: 0, candidates: [] })

afterEach(async () => {
  for (const server of opened.splice(0)) {
    await new Promise((resolve) => server.close(resolve))
  }
})

describe('listen', () => {
  it('takes the first candidate that is free', async () => {
    const free = await anyPort(newServer())
    await new Promise((resolve) => opened.pop()?.close(resolve))
    expect(await listen(newServer(), { host, port: null, candidates: [free] })).toBe(free)
  })

  it('goes on to the next when another program has the port, and to any free one at last', async () => {
    const first = await anyPort(newServer())
    const second = await anyPort(newServer())
    const port = await listen(newServer(), { host, port: null, candidates: [first, second] })
    expect([first, second]).not.toContain(port)
    expect(port).toBeGreaterThan(0)
  })

  it('refuses a given port that is taken, with a sentence, and lets the server try again', async () => {
    const taken = await anyPort(newServer())
    const server = newServer()
    await expect(listen(server, { host, port: taken, candidates: [] })).rejects.toThrow(
      `Port ${taken} is in use by another program.`,
    )
    expect(await anyPort(server)).not.toBe(taken)
  })

  it('refuses a host that is not of this computer', async () => {
    const options = { host: '198.51.100.7', port: null, candidates: [0] }
    await expect(listen(newServer(), options)).rejects.toThrow(
      '198.51.100.7 is not an address of this computer.',
    )
  })

  it('asks for all IPv4 addresses when no host is given, and never shares the port', async () => {
    const server = newServer()
    const asked: unknown[] = []
    const listenHere = server.listen.bind(server)
    // Noted and then bound to loopback: a test opens nothing to the network.
    server.listen = (options: unknown) => {
      asked.push(options)
      return listenHere({ port: 0, host })
    }
    await listen(server, { host: null, port: 0, candidates: [] })
    expect(asked).toEqual([{ host: '0.0.0.0', port: 0, exclusive: true }])
  })

  it('leaves no listener of its own on the server', async () => {
    const server = newServer()
    const before = server.listenerCount('error')
    await anyPort(server)
    expect(server.listenerCount('error')).toBe(before)
  })
})

describe('portCandidates', () => {
  it('are the saved port and the ten after it', () => {
    expect(portCandidates(6000)).toEqual(Array.from({ length: 11 }, (_, step) => 6000 + step))
  })

  it('begin at 5810 the first time and end at 65535', () => {
    expect(portCandidates(null)[0]).toBe(5810)
    expect(portCandidates(65_534)).toEqual([65_534, 65_535])
  })
})
