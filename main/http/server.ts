import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { HTTP_ERRORS } from '../../contract/http'
import { type Connections, limitConnections } from './connections'

export type Handle = (request: IncomingMessage, response: ServerResponse) => void

const SECONDS = 1000
export const MOST_CONNECTIONS = { most: 512, mostPerAddress: 24 }

/** What keeps a request from taking for ever, with encryption and without. */
export const SERVER_LIMITS = {
  headersTimeout: 10 * SECONDS,
  // How often Node looks for headers that are late.
  connectionsCheckingInterval: 5 * SECONDS,
  // Node's default of 300 s would end a 4 GB video with 408.
  requestTimeout: 0,
  keepAliveTimeout: 15 * SECONDS,
  maxHeaderSize: 8 * 1024,
  insecureHTTPParser: false,
}

/** A server that phones reach. */
export interface PhoneServer {
  /** What listens. */
  server: Server
  /** Takes no more connections and ends those that there are. */
  close(): Promise<void>
}

/**
 * The HTTP server in front of the app: connections from elsewhere are dropped, slow and broken ones end, and nothing limits how long
 * a large photo may take as long as bytes keep coming (`write-body.ts` watches that).
 * @param isLocal whether an address is of this network
 */
export function createHttpServer(
  handle: Handle,
  isLocal: (address: string | undefined) => boolean,
): PhoneServer {
  const server = createServer(SERVER_LIMITS)
  const connections = limitConnections(server, { ...MOST_CONNECTIONS, isLocal })
  answerWith(server, handle)
  return { server, close: () => closeServer(server, connections) }
}

/** Gives a server its app. */
export function answerWith(server: Server, handle: Handle): void {
  server.on('request', handle)
  // The app says "100 Continue" itself, when it wants the body: a refused photo then never leaves the phone.
  server.on('checkContinue', handle)
  server.on('clientError', answerBrokenRequest)
}

export function closeServer(server: Server, connections: Connections): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  connections.endAll()
  return closed
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
  const code = PARSE_ERRORS[error.code ?? ''] ?? 'BAD_REQUEST'
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
