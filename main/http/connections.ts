import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { createBoundedMap } from '../base/bounded-map'
import { createRequestClass } from './body-chunks'
import { createPace, type Pace } from './pace'
import { hasBody } from './request-body'

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
/** A body of which nothing has come for this time gives way before any that comes, milliseconds. */
const SILENT_MS = 2000
/** Requests of all strangers together. */
const STRANGERS_PACE = { perSecond: 100, burst: 100 }
/** New connections of one address, and its requests that know the code. */
const ADDRESS_PACE = { perSecond: 500, burst: 200 }
/**
 * What a request costs its address, in turns, whose connection ends before it has an answer: to
 * begin a photo and to give it up is ten times the work of a page.
 */
const COST_OF_A_CUT = 20
/**
 * An address with more bodies under way than these, a class of 30 with six connections each, pays
 * turns for each further photo. What its pages tell and ask is small, and free.
 */
const MANY_BODIES = 180
const COST_OF_ONE_MORE = 10
const SMALL_BODY_BYTES = 16 * 1024
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
  /** The last of these. */
  request: IncomingMessage | null
  /** When the last request came, or the last chunk of its body. */
  heardAt: number
  /** When the first of these came, and how many bytes had gone over the connection before it. */
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

/** It may be a photo: more than what a page tells, or of unknown length. */
const hasLargeBody = (request: IncomingMessage): boolean =>
  hasBody(request) && !(Number(request.headers['content-length']) <= SMALL_BODY_BYTES)

/**
 * Limits the connections, so that nobody takes them all. Whoever connects is a stranger until a
 * request comes with the right token. When all places are taken, a newcomer gets that of another:
 * of the address with the most strangers where these have more than their share; else, of the
 * address with the most phones, that of the connection that was idle for longest; else of one whose
 * body has stopped to come; else of the slowest sender. No address has a limit of its own, for a
 * class may be behind one.
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
    const before = known.get(socket)
    if (before) return before
    const found = open.get(nameOf(socket))
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

  /** How many bodies are under way of its address. */
  const bodiesOf = ({ address }: Connection): number =>
    [...open.values()].filter(
      (each) => each.address === address && each.request?.complete === false,
    ).length

  function forget(connection: Connection): void {
    for (const pace of [ofStrangers, paceOf(connection)]) pace.forget(connection)
    if (open.get(connection.name) === connection) open.delete(connection.name)
  }

  /**
   * Has another one give way where all places are taken.
   * @returns whether there is a place for one more of this address
   */
  function makePlace(address: string | undefined): boolean {
    if (open.size < most) return true
    const all = [...open.values()]
    const strangers = all.filter(({ knowsCode }) => !knowsCode)
    const phones = all.filter(({ knowsCode }) => knowsCode)
    const others = ofGreediest(phones)
    const neighbours = all.filter((each) => each.address === address)
    const grace = others.length > 2 * neighbours.length ? 0 : GRACE_MS
    const isOverShare = strangers.length > most * STRANGERS_SHARE
    const next =
      (isOverShare ? oldest(ofGreediest(strangers)) : undefined) ??
      others.find(isIdle) ??
      longestSilent(ofGreediest(phones.filter(isSilent))) ??
      slowest(others, grace) ??
      oldest(ofGreediest(strangers))
    if (next) end(next)
    return next !== undefined
  }

  function end(connection: Connection): void {
    forget(connection)
    connection.socket.destroy()
  }

  const oldest = (strangers: readonly Connection[]) =>
    strangers
      .filter(({ enteredAt }) => elapsed() - enteredAt > NEW_MS)
      .sort((a, b) => a.enteredAt - b.enteredAt)[0]
  const longestSilent = (phones: readonly Connection[]) =>
    [...phones].sort((a, b) => a.heardAt - b.heardAt)[0]
  const slowest = (phones: readonly Connection[], grace: number) =>
    phones
      .filter(({ since }) => elapsed() - since.at > grace)
      .sort((a, b) => speedOf(a) - speedOf(b))[0]

  /** Whether its body has stopped to come, and not because nobody reads it. */
  const isSilent = ({ request, heardAt }: Connection): boolean =>
    request !== null &&
    !request.complete &&
    request.readableLength === 0 &&
    elapsed() - heardAt > SILENT_MS

  /** Bytes a millisecond since its request began. */
  const speedOf = ({ socket, since }: Connection): number =>
    (bytesOf(socket) - since.bytes) / (elapsed() - since.at)

  function answered(connection: Connection): void {
    connection.requests -= 1
    if (isIdle(connection)) {
      connection.request = null
      connection.ending?.destroySoon()
    }
    if (open.get(connection.name) !== connection) return
    open.delete(connection.name)
    open.set(connection.name, connection)
  }

  return {
    Request: createRequestClass({
      isOneTooMany: (socket) => (connectionOf(socket)?.requests ?? 0) >= MOST_IN_FLIGHT,
      heard(socket) {
        const connection = connectionOf(socket)
        if (connection) connection.heardAt = elapsed()
      },
      turn(socket, work) {
        const connection = connectionOf(socket)
        if (connection) paceOf(connection).turn(connection, work)
        else work()
      },
      charge(socket, turns) {
        const connection = connectionOf(socket)
        if (connection) paceOf(connection).charge(turns)
      },
      refuseTinyChunks,
      elapsed,
    }),
    enter(socket, work) {
      const { remoteAddress: address } = socket
      if (!isLocal(address) || !makePlace(address)) {
        socket.destroy()
        return
      }
      const connection: Connection = {
        ...{ socket, name: nameOf(socket), address, enteredAt: elapsed() },
        ...{ knowsCode: false, requests: 0, request: null, heardAt: 0 },
        ...{ since: { at: 0, bytes: 0 }, ending: null },
      }
      open.set(connection.name, connection)
      socket.once('close', () => forget(connection))
      paceOf(connection).turn(connection, work)
    },
    take(request, response, work) {
      const connection = connectionOf(request.socket)
      if (!connection) return void request.socket.destroy()
      const now = elapsed()
      if (isIdle(connection)) connection.since = { at: now, bytes: bytesOf(connection.socket) }
      Object.assign(connection, { request, heardAt: now })
      connection.requests += 1
      connection.knowsCode = knowsCode(request)
      response.once('close', () => {
        if (!response.writableFinished && !request.complete)
          paceOf(connection).charge(COST_OF_A_CUT)
        answered(connection)
      })
      const pace = connection.knowsCode ? paceOf(connection) : ofStrangers
      if (connection.knowsCode && hasLargeBody(request) && bodiesOf(connection) > MANY_BODIES)
        pace.charge(COST_OF_ONE_MORE)
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

const bytesOf = ({ bytesRead, bytesWritten }: Socket): number => bytesRead + bytesWritten

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
