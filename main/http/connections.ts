import { IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { createBoundedMap } from '../base/bounded-map'
import { createChunkLimit } from '../base/chunks'
import { createPace, type Pace } from './pace'

export interface ConnectionLimits {
  /** Connections at once. */
  most: number
  /** Whether an address is of this network; connections from elsewhere are dropped. */
  isLocal(address: string | undefined): boolean
  /** Whether who sends this request knows the code. */
  knowsCode(request: IncomingMessage): boolean
  /** Answers a request whose body comes in tiny chunks; its connection is ended then. */
  refuseTinyChunks(socket: Socket): void
  /** Monotonic clock, milliseconds. */
  elapsed(): number
}

/** Where all places are taken, strangers keep this share of them. */
const STRANGERS_SHARE = 1 / 4
/** One that is so new has had no time to show the code, milliseconds. */
const NEW_MS = 20
/**
 * Requests in flight on one connection. No browser sends a request before it has the answer to the
 * one before, and hardly any program (RFC 9112, 9.3.2).
 */
const MOST_IN_FLIGHT = 2
/**
 * A phone with a request under way gives way only after this time, milliseconds; at once where its
 * address has more than twice the places of the one that asks.
 */
const GRACE_MS = 5000
/** Requests of all strangers together. */
const STRANGERS_PACE = { perSecond: 100, burst: 100 }
/** New connections of one address, and its requests that know the code. */
const ADDRESS_PACE = { perSecond: 500, burst: 200 }
/** What a body in tiny chunks costs its address, in turns. */
const COST_OF_TINY_CHUNKS = 100
/**
 * Chunks that one read of a connection, of 64 KiB, may bring at no cost: those of 1 KiB. Of more,
 * so many cost their address a turn.
 */
const CHUNKS_IN_A_READ = 64
const CHUNKS_A_TURN = 32
/** Addresses whose pace is known, and for how long, milliseconds. */
const MOST_ADDRESSES = 1024
const ADDRESS_AGE_MS = 60_000

interface Connection {
  readonly socket: Socket
  readonly name: string
  readonly address: string | undefined
  /** When it was taken in. */
  readonly enteredAt: number
  /** Whether the last request on it came with the right token. */
  knowsCode: boolean
  /** Those whose answers are not out yet. */
  requests: number
  /** When the first of these came, and how many bytes had come before it. */
  since: { at: number; bytes: number }
  /** What is ended when the answers are out; null: nothing. */
  ending: Socket | null
}

/** The connections of one server, in numbers that are bounded whatever strangers do. */
export interface Connections {
  /** What the server reads requests into: one too many on a connection is not read any further. */
  Request: typeof IncomingMessage
  /**
   * Takes a connection in, or drops it. Calls `work` when its turn comes among those of its
   * address.
   */
  enter(socket: Socket, work: () => void): void
  /**
   * Calls `work` when the turn of this request comes. All strangers share one pace, whatever they
   * ask for; phones that know the code have that of their address. A request whose sender has left
   * meanwhile is forgotten.
   */
  take(request: IncomingMessage, response: ServerResponse, work: () => void): void
  /** Calls `work` for a connection that has asked for nothing yet, in its turn among strangers. */
  takeStranger(socket: Socket, work: () => void): void
  /** Ends a connection of which nothing more is read, when its answers are out. */
  endAfterAnswers(socket: Socket): void
  /** Ends every one of them, in whatever it is. */
  endAll(): void
  /** Ends those without a request under way. */
  endIdle(): void
}

/**
 * Limits the connections, so that nobody takes them all. Whoever connects is a stranger until a
 * request comes with the right token. When all places are taken, a newcomer gets that of another:
 * of the address with the most strangers where these have more than their share; else, of the
 * address with the most phones, that of the connection that was idle for longest or of the slowest
 * sender. No address has a limit of its own, for a class may be behind one.
 */
export function createConnections(limits: ConnectionLimits): Connections {
  const { most, isLocal, knowsCode, refuseTinyChunks, elapsed } = limits
  const ofStrangers = createPace({ ...STRANGERS_PACE, elapsed })
  const ofAddress = createBoundedMap<Pace>({
    ...{ most: MOST_ADDRESSES, maxAgeMs: ADDRESS_AGE_MS, elapsed },
  })
  /** Each under its name, the least lately used first. */
  const open = new Map<string, Connection>()
  const known = new WeakMap<Socket, Connection>()

  /** @param socket ours, or the encrypted one on top of it */
  function connectionOf(socket: Socket): Connection | undefined {
    const found = known.get(socket) ?? open.get(nameOf(socket))
    if (found) known.set(socket, found)
    return found
  }

  function paceOf({ address = '' }: Connection): Pace {
    const known = ofAddress.get(address)
    if (known) return known
    const pace = createPace({ ...ADDRESS_PACE, elapsed })
    ofAddress.set(address, pace, address)
    return pace
  }

  function forget(connection: Connection): void {
    for (const pace of [ofStrangers, paceOf(connection)]) pace.forget(connection)
    if (open.get(connection.name) === connection) open.delete(connection.name)
  }

  /** @returns whether there is a place for one more of this address */
  function makePlace(address: string | undefined): boolean {
    if (open.size < most) return true
    const all = [...open.values()]
    const strangers = all.filter((each) => !each.knowsCode)
    if (strangers.length > most * STRANGERS_SHARE) return giveWay(oldest(ofGreediest(strangers)))
    const phones = all.filter((each) => each.knowsCode)
    const greediest = ofGreediest(phones)
    const neighbours = all.filter((each) => each.address === address)
    const grace = greediest.length > 2 * neighbours.length ? 0 : GRACE_MS
    return giveWay(greediest.find(isIdle) ?? slowest(greediest, grace))
  }

  function giveWay(connection: Connection | undefined): boolean {
    if (!connection) return false
    forget(connection)
    connection.socket.destroy()
    return true
  }

  const oldest = (strangers: readonly Connection[]) =>
    strangers
      .filter(({ enteredAt }) => elapsed() - enteredAt > NEW_MS)
      .sort((a, b) => a.enteredAt - b.enteredAt)[0]
  const slowest = (phones: readonly Connection[], grace: number) =>
    phones
      .filter(({ since }) => elapsed() - since.at > grace)
      .sort((a, b) => speedOf(a) - speedOf(b))[0]

  /** Bytes a millisecond since its request began. */
  const speedOf = ({ socket, since }: Connection): number =>
    (socket.bytesRead - since.bytes) / (elapsed() - since.at)

  function answered(connection: Connection): void {
    connection.requests -= 1
    if (isIdle(connection)) connection.ending?.destroySoon()
    if (open.get(connection.name) !== connection) return
    open.delete(connection.name)
    open.set(connection.name, connection)
  }

  return {
    Request: class extends IncomingMessage {
      readonly #mayGoOn = createChunkLimit(elapsed)
      /** How many chunks the read of the connection has brought that ended at this byte. */
      readonly #read = { endsAt: 0, chunks: 0 }
      #isRefused = false

      constructor(socket: Socket) {
        super(socket)
        if ((connectionOf(socket)?.requests ?? 0) < MOST_IN_FLIGHT) return
        // The one word by which Node's parser stops amidst what it has read. Else it would read all
        // of thousands of requests that came in one write.
        Object.defineProperty(this, 'upgrade', { get: () => true, set() {} })
      }

      /** Takes each chunk of the body from the parser, before anybody reads it. */
      override push(chunk: Buffer | null, encoding?: BufferEncoding): boolean {
        if (chunk === null) return super.push(null)
        if (this.#isRefused) return false
        if (this.#mayGoOn(chunk)) {
          const chunks = this.#countOfRead()
          const isCrowded = chunks > CHUNKS_IN_A_READ
          if (isCrowded && chunks % CHUNKS_A_TURN === 0) this.#charge(1)
          // At `false` the parser reads no further, until `_read` asks for more.
          return super.push(chunk, encoding) && !isCrowded
        }
        this.#isRefused = true
        if (!this.socket.destroyed) {
          this.#charge(COST_OF_TINY_CHUNKS)
          refuseTinyChunks(this.socket)
          this.socket.destroySoon()
        }
        return false
      }

      /** Goes on reading the body; after a read of many small chunks, in its turn. */
      override _read(size: number): void {
        const connection = connectionOf(this.socket)
        if (connection && this.#read.chunks > CHUNKS_IN_A_READ)
          paceOf(connection).turn(connection, () => super._read(size))
        else super._read(size)
      }

      /** Counts a chunk. @returns how many this read of the connection has brought */
      #countOfRead(): number {
        const read = this.#read
        const { bytesRead } = this.socket
        if (bytesRead !== read.endsAt) read.chunks = 0
        read.endsAt = bytesRead
        read.chunks += 1
        return read.chunks
      }

      #charge(turns: number): void {
        const connection = connectionOf(this.socket)
        if (connection) paceOf(connection).charge(turns)
      }
    },
    enter(socket, work) {
      const { remoteAddress: address } = socket
      if (!isLocal(address) || !makePlace(address)) {
        socket.destroy()
        return
      }
      const connection: Connection = {
        ...{ socket, name: nameOf(socket), address, enteredAt: elapsed() },
        ...{ knowsCode: false, requests: 0, since: { at: 0, bytes: 0 }, ending: null },
      }
      open.set(connection.name, connection)
      socket.once('close', () => forget(connection))
      paceOf(connection).turn(connection, work)
    },
    take(request, response, work) {
      const connection = connectionOf(request.socket)
      if (!connection) return void request.socket.destroy()
      if (isIdle(connection))
        connection.since = { at: elapsed(), bytes: connection.socket.bytesRead }
      connection.requests += 1
      connection.knowsCode = knowsCode(request)
      response.once('close', () => answered(connection))
      const pace = connection.knowsCode ? paceOf(connection) : ofStrangers
      pace.turn(connection, work)
    },
    takeStranger(socket, work) {
      const connection = connectionOf(socket)
      if (connection) ofStrangers.turn(connection, work)
    },
    endAfterAnswers(socket) {
      const connection = connectionOf(socket)
      if (connection) connection.ending = socket
      if (!connection || isIdle(connection)) socket.destroy()
    },
    endAll() {
      for (const { socket } of open.values()) socket.destroy()
    },
    endIdle() {
      for (const connection of open.values()) if (isIdle(connection)) connection.socket.destroy()
    },
  }
}

const isIdle = ({ requests }: Connection): boolean => requests === 0

/** Those of the address that has the most, in their order. */
function ofGreediest(connections: readonly Connection[]): Connection[] {
  const counts = new Map<string | undefined, number>()
  for (const { address } of connections) counts.set(address, (counts.get(address) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return connections.filter(({ address }) => counts.get(address) === most)
}

/** What the connection below an encrypted one shares with it, and no other has while it is open. */
const nameOf = ({ remoteAddress, remotePort, localAddress }: Socket): string =>
  `${remoteAddress} ${remotePort} ${localAddress}`
