import { createServer as createPlainServer, type Server } from 'node:http'
import { createServer } from 'node:https'
import type { Socket } from 'node:net'
import type { Certificate } from '../network/certificate/kept-certificate'
import { limitConnections } from './connections'
import {
  answerWith,
  closeServer,
  type Handle,
  MOST_CONNECTIONS,
  type PhoneServer,
  SERVER_LIMITS,
} from './server'

/** The first byte of TLS: a handshake (RFC 8446, 5.1). No method of HTTP begins with it. */
const HANDSHAKE = 22
/** Who says nothing, or does not come to an end with the handshake, milliseconds. */
const SILENCE_MS = 10_000

export interface EncryptedServer extends PhoneServer {
  /** Shows another certificate to connections from now on. */
  show(certificate: Certificate): void
}

/**
 * The same server behind TLS. Who comes without it, by an address that was typed or is an old one, is led to `plain` on the same port and
 * hears where to go.
 * @param plain answers what is not encrypted
 */
export function createEncryptedServer(
  handle: Handle,
  plain: Handle,
  isLocal: (address: string | undefined) => boolean,
  certificate: Certificate,
): EncryptedServer {
  const server = createServer({ ...SERVER_LIMITS, ...certificate, handshakeTimeout: SILENCE_MS })
  const plainServer = createPlainServer(SERVER_LIMITS)
  // https takes every connection for TLS; its own way of taking one stays, behind a look at the first byte.
  const takeEncrypted = server.listeners('connection')
  server.removeAllListeners('connection')
  const connections = limitConnections(server, { ...MOST_CONNECTIONS, isLocal })
  server.on('connection', (socket: Socket) => {
    if (socket.destroyed) return
    lookAtFirstByte(socket, (first) => {
      if (first === HANDSHAKE) for (const take of takeEncrypted) take.call(server, socket)
      else takePlain(plainServer, socket)
    })
  })
  // A handshake that fails has no request that could be answered.
  server.removeAllListeners('tlsClientError')
  server.on('tlsClientError', (_error, socket) => socket.destroy())
  answerWith(server, handle)
  answerWith(plainServer, plain)
  return {
    server,
    show: (next) => server.setSecureContext({ ...next }),
    close: () => closeServer(server, connections),
  }
}

function lookAtFirstByte(socket: Socket, then: (first: number) => void): void {
  const giveUp = () => socket.destroy()
  socket.setTimeout(SILENCE_MS, giveUp).on('error', giveUp)
  const look = () => {
    const first: Buffer | null = socket.read(1)
    if (first === null) return
    socket.off('readable', look).off('error', giveUp).off('timeout', giveUp).setTimeout(0)
    socket.unshift(first)
    then(first[0] ?? 0)
  }
  socket.on('readable', look)
}

/** This server listens to nothing itself, so nobody but us ends a connection on which nothing happens. */
function takePlain(plain: Server, socket: Socket): void {
  socket.setTimeout(SILENCE_MS, () => socket.destroy())
  plain.emit('connection', socket)
}
