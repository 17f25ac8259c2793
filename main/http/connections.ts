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

/**
 * Bounds the connections, so that nobody takes them all: where there is no place left, the one on which nothing has happened for longest
 * gives way. A connection with a request under way never does; where all are, the new one is dropped.
 */
export function limitConnections(
  server: Server,
  { most, mostPerAddress, isLocal }: ConnectionLimits,
): void {
  /** The address of each, the least lately used first. */
  const open = new Map<Socket, string>()
  const requests = new Map<Socket, number>()

  function makeRoom(limit: number, sockets: readonly Socket[]): boolean {
    if (sockets.length < limit) return true
    const idle = sockets.find((socket) => !requests.has(socket))
    if (!idle) return false
    open.delete(idle)
    idle.destroy()
    return true
  }

  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? ''
    const ofAddress = [...open.keys()].filter((each) => open.get(each) === address)
    if (
      !isLocal(socket.remoteAddress) ||
      !makeRoom(mostPerAddress, ofAddress) ||
      !makeRoom(most, [...open.keys()])
    ) {
      socket.destroy()
      return
    }
    open.set(socket, address)
    socket.once('close', () => open.delete(socket))
  })

  const follow = ({ socket }: IncomingMessage, response: ServerResponse) => {
    requests.set(socket, (requests.get(socket) ?? 0) + 1)
    response.once('close', () => {
      const left = (requests.get(socket) ?? 1) - 1
      if (left > 0) requests.set(socket, left)
      else requests.delete(socket)
      const address = open.get(socket)
      if (address === undefined) return
      open.delete(socket)
      open.set(socket, address)
    })
  }
  server.on('request', follow)
  server.on('checkContinue', follow)
}
