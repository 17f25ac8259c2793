import { X509Certificate } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { HTTP_ERRORS } from '../../contract/http'
import { isTls, type Visit } from '../network/diagnosis/visits'
import { type Certificates, isFor } from '../network/kept-certificate'
import { type ConnectionLimits, createConnections } from './connections'

export type Handle = (request: IncomingMessage, response: ServerResponse) => void

const SECONDS = 1000
/** What keeps a request from taking for ever, with encryption and without. */
const SERVER_LIMITS = {
  headersTimeout: 10 * SECONDS,
  // How often Node looks for headers that are late.
  connectionsCheckingInterval: 5 * SECONDS,
  // Node's default of 300 s would end a 4 GB video with 408.
  requestTimeout: 0,
  keepAliveTimeout: 15 * SECONDS,
  maxHeaderSize: 8 * 1024,
  insecureHTTPParser: false,
  // The app refuses such requests itself (`host-check.ts`), so that they are counted as all others.
  requireHostHeader: false,
}

/**
 * Authenticated encryption with forward secrecy alone (RFC 9325, 4.2): no CBC, no SHA-1. iOS 9 and
 * Android 5 have the first one of TLS 1.2. Node leaves TLS 1.3 out where none of its is named.
 */
const CIPHERS = {
  minVersion: 'TLSv1.2',
  ciphers: [
    'TLS_AES_128_GCM_SHA256',
    'TLS_AES_256_GCM_SHA384',
    'TLS_CHACHA20_POLY1305_SHA256',
    'ECDHE-ECDSA-AES128-GCM-SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384',
    'ECDHE-ECDSA-CHACHA20-POLY1305',
  ].join(':'),
} as const

/** The first byte of TLS: a handshake (RFC 8446, 5.1). No method of HTTP begins with it. */
const HANDSHAKE = 22
/** Time for the first byte, and for the handshake, milliseconds. */
const SILENCE_MS = 10 * SECONDS
/** A retired listener ends the requests that are still under way after this time, milliseconds. */
const RETIRED_MS = 15 * 60 * SECONDS

export interface ListenerDeps extends Omit<ConnectionLimits, 'refuseTinyChunks'> {
  handle: Handle
  /** Somebody came and spoke something else than HTTP. */
  onMisled(visit: Visit): void
  /** Gets what nobody expected to be thrown; the connection that it was thrown at ends. */
  report(error: unknown): void
}

/** Takes connections on one port, plain or encrypted. */
export interface Listener {
  /** What listens. */
  server: Server
  port(): number
  /**
   * New connections can speak TLS as well as plain HTTP, as their first byte says; null: plain HTTP
   * alone. Which of them is served is for `handle`. Each gets the first certificate that is for the
   * address it came to, else the last one. Connections that are open stay as they are.
   */
  useCertificates(certificates: Certificates | null): void
  /** Takes no more connections. Requests under way go on to their end, for some minutes. */
  retire(): Promise<void>
  /** Takes no more connections and ends those that are open. */
  close(): Promise<void>
}

/**
 * One HTTP server for plain and encrypted connections, so that one port can change from one to the
 * other and keep its connections. Slow and broken connections end; nothing limits how long a large
 * photo may take as long as bytes keep coming (`uploads/write.ts` watches that).
 */
export function createListener({ handle, onMisled, report, ...limits }: ListenerDeps): Listener {
  const refuseTinyChunks = (socket: Socket) => refuse('TINY_CHUNKS', socket)
  const connections = createConnections({ ...limits, refuseTinyChunks })
  const server = createServer({ ...SERVER_LIMITS, IncomingMessage: connections.Request })
  // Who sends a photo and then no more still gets the answer (RFC 9112, 9.6).
  Object.assign(server, { httpAllowHalfOpen: true })
  const parse = server.listeners('connection')
  server.removeAllListeners('connection')
  const takeHttp = (socket: Socket) => {
    for (const each of parse) each.call(server, socket)
  }
  /** Node's https.Server is the same pair. This one does not listen: it is given connections. */
  const openTls = (key: string, cert: string) => {
    const options = {
      ALPNProtocols: ['http/1.1', 'http/1.0'],
      handshakeTimeout: SILENCE_MS,
      ...CIPHERS,
    }
    const tls = createTlsServer({ ...options, key, cert })
    tls.on('secureConnection', takeHttp)
    // A handshake that fails has no request that could be answered.
    tls.on('tlsClientError', (_error, socket) => socket.destroy())
    return { certificate: new X509Certificate(cert), tls }
  }
  let encrypted: readonly ReturnType<typeof openTls>[] = []
  const tlsFor = (address = '') =>
    (encrypted.find(({ certificate }) => isFor(certificate, address)) ?? encrypted.at(-1))?.tls

  /** What a listener throws would end the program. */
  const orEnd = (socket: Socket, work: () => void): void => {
    try {
      work()
    } catch (error) {
      report(error)
      socket.destroy()
    }
  }
  const takeConnection = (socket: Socket): void => {
    if (encrypted.length === 0) takeHttp(socket)
    else {
      sniffFirstByte(socket, (first) => {
        if (first !== HANDSHAKE) takeHttp(socket)
        else
          connections.takeStranger(socket, () =>
            tlsFor(socket.localAddress)?.emit('connection', socket),
          )
      })
    }
  }
  const takeRequest = (how: Handle) => (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request
    orEnd(socket, () =>
      connections.take(request, response, () => orEnd(socket, () => how(request, response))),
    )
  }
  server.on('connection', (socket: Socket) => {
    // While it waits for its turn nobody else hears that it broke.
    socket.on('error', () => {})
    orEnd(socket, () =>
      connections.enter(socket, () => orEnd(socket, () => takeConnection(socket))),
    )
  })
  server.on('request', takeRequest(handle))
  // The app says "100 Continue" itself, when it wants the body: a refused photo then never leaves
  // the phone.
  server.on('checkContinue', takeRequest(handle))
  server.on('checkExpectation', takeRequest(refuseExpectation))
  server.on('upgrade', (_request, socket: Socket) => {
    socket.on('error', () => socket.destroy())
    connections.endAfterAnswers(socket)
  })
  server.on('clientError', (error: ClientError, socket: Socket) =>
    orEnd(socket, () => {
      const visit = misledBy(error, socket)
      if (visit) onMisled(visit)
      answerBrokenRequest(error, socket)
    }),
  )

  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return {
    server,
    port: () => (server.address() as AddressInfo).port,
    useCertificates(certificates) {
      encrypted = certificates?.certs.map((cert) => openTls(certificates.key, cert)) ?? []
    },
    async retire() {
      const late = setTimeout(connections.endAll, RETIRED_MS)
      const stopped = stop()
      connections.endIdle()
      await stopped
      clearTimeout(late)
    },
    async close() {
      const stopped = stop()
      connections.endAll()
      await stopped
    },
  }
}

function sniffFirstByte(socket: Socket, then: (first: number) => void): void {
  const giveUp = () => socket.destroy()
  socket.setTimeout(SILENCE_MS, giveUp).on('error', giveUp)
  const sniff = () => {
    const first: Buffer | null = socket.read(1)
    if (first === null) return
    socket.off('readable', sniff).off('error', giveUp).off('timeout', giveUp).setTimeout(0)
    socket.unshift(first)
    then(first[0] ?? 0)
  }
  socket.on('readable', sniff)
}

/** RFC 9110, 10.1.1: 100-continue is the only expectation that there is. */
const refuseExpectation: Handle = (_request, response) => {
  response.writeHead(417, { Connection: 'close' }).end()
}

/** With the bytes that could not be read, where that is the cause. */
type ClientError = NodeJS.ErrnoException & { rawPacket?: Uint8Array }

/** What came instead of a request; null where one was broken off. */
function misledBy({ rawPacket }: ClientError, { localAddress, localPort }: Socket): Visit | null {
  if (isTls(rawPacket)) return { type: 'https', address: `${localAddress}:${localPort}` }
  const begins = String.fromCharCode(...(rawPacket?.subarray(0, 8) ?? []))
  return rawPacket && !/^[A-Z]+ ?/.test(begins) ? { type: 'no-http' } : null
}

const PARSE_ERRORS: Partial<Record<string, keyof typeof HTTP_ERRORS>> = {
  HPE_INVALID_EOF_STATE: 'BODY_ENDED_EARLY',
  ERR_HTTP_REQUEST_TIMEOUT: 'IDLE',
}

/** What is not HTTP never reaches the app, but its sender hears a sentence too. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  refuse(PARSE_ERRORS[error.code ?? ''] ?? 'BAD_REQUEST', socket)
}

function refuse(code: keyof typeof HTTP_ERRORS, socket: Socket): void {
  const { status, message } = HTTP_ERRORS[code]
  const body = JSON.stringify({ error: { code, message } })
  socket.end(
    [
      `HTTP/1.1 ${status} ${code}`,
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}
