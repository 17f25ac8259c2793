import { once } from 'node:events'
import type { Server } from 'node:http'
import { AppError } from '../base/errors'

export interface ListenOptions {
  /** One IPv4 address of this computer; null listens on all. */
  host: string | null
  /** Exactly this port, 0 being any free one; null tries the candidates, then any free one. */
  port: number | null
  /** Best first, see `portCandidates`. */
  candidates: readonly number[]
}

export const DEFAULT_PORT = 5810
const MORE_PORTS = 10
const HIGHEST_PORT = 65_535

/**
 * The port of the last run (else 5810) and the ten after it: an address that stays the same keeps
 * open pages working.
 */
export function portCandidates(saved: number | null): number[] {
  const first = saved ?? DEFAULT_PORT
  return Array.from({ length: 1 + MORE_PORTS }, (_, step) => first + step).filter(
    (port) => port >= 1 && port <= HIGHEST_PORT,
  )
}

/**
 * Starts to listen on IPv4, without sharing the port with another program.
 * @returns the port.
 * @throws AppError when the given port or host cannot be had.
 */
export async function listen(
  server: Server,
  { host, port, candidates }: ListenOptions,
): Promise<number> {
  const ports = port === null ? [...candidates, 0] : [port]
  for (const candidate of ports) {
    const error = await tryPort(server, host ?? '0.0.0.0', candidate)
    if (error === null) return boundPort(server)
    const isTaken = error.code === 'EADDRINUSE' || error.code === 'EACCES'
    if (port !== null || !isTaken) throw notListening(error, host ?? '0.0.0.0', candidate)
  }
  throw new AppError('NO_PORT_FREE')
}

async function tryPort(
  server: Server,
  host: string,
  port: number,
): Promise<NodeJS.ErrnoException | null> {
  try {
    server.listen({ host, port, exclusive: true })
    await once(server, 'listening')
    return null
  } catch (error) {
    if (error instanceof Error) return error
    throw error
  }
}

function boundPort(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}

/** The options are named in the terminal, where they were given. */
function notListening(cause: NodeJS.ErrnoException, address: string, port: number): AppError {
  switch (cause.code) {
    case 'EADDRINUSE': {
      const message = `Port ${port} is in use by another program. Choose another one, or leave --port out.`
      return new AppError('PORT_TAKEN', { details: { port: String(port) }, message, cause })
    }
    case 'EACCES': {
      const message = `Port ${port} is not permitted to this user. Choose one from 1024 up, or leave --port out.`
      return new AppError('PORT_FORBIDDEN', { details: { port: String(port) }, message, cause })
    }
    case 'EADDRNOTAVAIL': {
      const message = `${address} is not an address of this computer. Choose one that it has, or leave --host out.`
      return new AppError('ADDRESS_NOT_HERE', { details: { address }, message, cause })
    }
    default: {
      const message = `Snapland cannot listen for phones: ${cause.message}.`
      return new AppError('NOT_LISTENING', { message, cause })
    }
  }
}
