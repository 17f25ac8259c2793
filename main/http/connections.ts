import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

export interface ConnectionLimits {
  /** Connections at once. */
  most: number
  /** Connections of one address at once. */
  mostPerAddress: number
  /** Whether an address is of this network; connections from elsewhere are dropped. */
  isLocal(address: string | undefined): boolean
}

export interface Connections {
  /** Ends every one of them, in whatever it is. */
  endAll(): void
  /** Ends those without a request under way. */
  endIdle(): void
}

/**
 * Limits the connections, so that nobody takes them all. When there are too many, the one that was
 * idle for longest is closed. A connection with an open request never is; if all have one, the new
 * connection is dropped.
 */
export function limitConnections(
  server: Server,
  { most, mostPerAddress, isLocal }: ConnectionLimits,
): Connections {
  /** Each under its name, the least lately used first. */
  const open = new Map<string, Socket>()
  const requests = new Map<string, number>()

  function makeSpace(limit: number, names: readonly string[]): boolean {
    if (names.length < limit) return true
    const idle = names.find((name) => !requests.has(name))
    if (idle === undefined) return false
    open.get(idle)?.destroy()
    open.delete(idle)
    return true
  }

  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress
    const ofAddress = [...open].filter(([, each]) => each.remoteAddress === address)
    if (
      !isLocal(address) ||
      !makeSpace(
        mostPerAddress,
        ofAddress.map(([name]) => name),
      ) ||
      !makeSpace(most, [...open.keys()])
    ) {
      socket.destroy()
      return
    }
    const name = nameOf(socket)
    open.set(name, socket)
    socket.once('close', () => {
      if (open.get(name) === socket) open.delete(name)
    })
  })

  const follow = ({ socket }: IncomingMessage, response: ServerResponse) => {
    const name = nameOf(socket)
    requests.set(name, (requests.get(name) ?? 0) + 1)
    response.once('close', () => {
      const left = (requests.get(name) ?? 1) - 1
      if (left > 0) requests.set(name, left)
      else requests.delete(name)
      const known = open.get(name)
      if (!known) return
      open.delete(name)
      open.set(name, known)
    })
  }
  server.on('request', follow)
  server.on('checkContinue', follow)
  return {
    endAll() {
      for (const socket of open.values()) socket.destroy()
    },
    endIdle() {
      for (const [name, socket] of open) if (!requests.has(name)) socket.destroy()
    },
  }
}

/** What the connection below an encrypted one shares with it, and no other has while it is open. */
const nameOf = ({ remoteAddress, remotePort, localAddress }: Socket): string =>
  `${remoteAddress} ${remotePort} ${localAddress}`
