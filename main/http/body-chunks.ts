import { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { createChunkLimit } from '../base/chunks'

export interface BodyChunksDeps {
  /** Whether this request of the connection is one too many, and read no further. */
  isOneTooMany(socket: Socket): boolean
  /** Called with each chunk of a body. */
  heard(socket: Socket): void
  /** Calls `work` in the turn of this connection among those of its address. */
  turn(socket: Socket, work: () => void): void
  /** Takes turns away from the address of this connection. */
  charge(socket: Socket, turns: number): void
  /** Answers a request whose body comes in tiny chunks; its connection is ended then. */
  refuseTinyChunks(socket: Socket): void
  /** Monotonic clock, milliseconds. */
  elapsed(): number
}

/** What a body in tiny chunks costs its address, in turns. */
const COST_OF_TINY_CHUNKS = 100
/**
 * Chunks that one read of a connection, of 64 KiB, may bring at no cost: those of 1 KiB. Of more,
 * so many cost their address a turn.
 */
const CHUNKS_IN_A_READ = 64
const CHUNKS_A_TURN = 32
/**
 * Small chunks of all connections that are taken in one round of the event loop: some 10 ms of
 * work.
 */
const SMALL_IN_A_ROUND = 2048
/**
 * Bytes of all bodies that are taken in one round of the event loop: some 10 ms of work. libuv
 * reads up to 2 MiB of each connection before it looks at anything else.
 */
const BYTES_IN_A_ROUND = 4 * 1024 * 1024
/** Of bodies that wait, so many are read on in a round: each brings a chunk at least. */
const BODIES_IN_A_ROUND = 32

/**
 * What the server reads requests into: bounds what their bodies cost by the chunk, for the main
 * thread is kept from all others by each, however small it is.
 */
export function createRequestClass(deps: BodyChunksDeps): typeof IncomingMessage {
  /** What this round of the event loop has brought of all bodies. */
  const round = { small: 0, bytes: 0 }
  /** Bodies that are read on in a later round. */
  const waiting: (() => void)[] = []
  let isEnding = false
  function endRoundLater(): void {
    if (!isEnding) setImmediate(endRound)
    isEnding = true
  }
  function endRound(): void {
    isEnding = false
    Object.assign(round, { small: 0, bytes: 0 })
    for (const goOn of waiting.splice(0, BODIES_IN_A_ROUND)) goOn()
    if (waiting.length > 0) endRoundLater()
  }
  function goOnInARound(goOn: () => void): void {
    waiting.push(goOn)
    endRoundLater()
  }
  function countInRound(key: keyof typeof round, count: number): number {
    endRoundLater()
    round[key] += count
    return round[key]
  }

  return class extends IncomingMessage {
    readonly #mayGoOn = createChunkLimit(deps.elapsed)
    /** How many chunks the read of the connection has brought that ended at this byte. */
    readonly #read = { endsAt: 0, chunks: 0 }
    #isRefused = false
    /** It is read again in the next round. */
    #waitsForRound = false

    constructor(socket: Socket) {
      super(socket)
      giveBack((socket as ParsedSocket).parser)
      // The one word by which Node's parser stops amidst what it has read. Else it would read all
      // of thousands of requests that came in one write. Who merely offers HTTP/2, as Java's own
      // client does on plain http, is answered in HTTP/1.1 (RFC 9110, 7.8).
      const isOneTooMany = deps.isOneTooMany(socket)
      const get = () => isOneTooMany || this.method === 'CONNECT'
      Object.defineProperty(this, 'upgrade', { get, set() {} })
    }

    /** Takes each chunk of the body from the parser, before anybody reads it. */
    override push(chunk: Buffer | null, encoding?: BufferEncoding): boolean {
      // A body that lacks what was refused has no end.
      if (this.#isRefused) return false
      if (chunk === null) return super.push(null)
      deps.heard(this.socket)
      const chunks = this.#countOfRead()
      const isCrowded = chunks > CHUNKS_IN_A_READ
      if (!this.#mayGoOn(chunk) || (isCrowded && countInRound('small', 1) > SMALL_IN_A_ROUND)) {
        this.#refuse()
        return false
      }
      if (isCrowded && chunks % CHUNKS_A_TURN === 0) deps.charge(this.socket, 1)
      this.#waitsForRound = countInRound('bytes', chunk.length) > BYTES_IN_A_ROUND
      // At `false` the parser reads no further, until `_read` asks for more.
      return super.push(chunk, encoding) && !isCrowded && !this.#waitsForRound
    }

    /**
     * Goes on reading the body; after a read of many small chunks in its turn, where the round has
     * had enough in a later one.
     */
    override _read(size: number): void {
      const goOn = () => super._read(size)
      if (this.#read.chunks > CHUNKS_IN_A_READ) deps.turn(this.socket, goOn)
      else if (this.#waitsForRound) goOnInARound(goOn)
      else goOn()
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

    #refuse(): void {
      const { socket } = this
      this.#isRefused = true
      skipRestOfRead(socket)
      if (socket.destroyed) return
      deps.charge(socket, COST_OF_TINY_CHUNKS)
      deps.refuseTinyChunks(socket)
      socket.destroySoon()
    }
  }
}

/** Node's parser of the requests of a connection. */
type Parser = Record<string, unknown>
type ParsedSocket = Socket & { parser?: Parser | null }

/** What was taken from parsers, by its name in each. */
const taken = new WeakMap<Parser, [name: string, onBody: unknown]>()

/**
 * Has the parser tell nobody of the chunks that are left in what it has just read, up to 11,000. It
 * calls a function for each, even once the connection is destroyed, and passes over them where
 * there is none (`Parser::on_body` in Node's node_http_parser.cc). Where Node is made otherwise
 * nothing happens: then the rest is told, as before.
 */
function skipRestOfRead({ parser }: ParsedSocket): void {
  if (!parser) return
  const name = Object.keys(parser).find((key) => isOnBody(parser[key]))
  if (name === undefined) return
  taken.set(parser, [name, parser[name]])
  parser[name] = null
  // Parsers are used again, for other connections.
  setImmediate(() => giveBack(parser))
}

function giveBack(parser: Parser | null | undefined): void {
  const [name, onBody] = (parser && taken.get(parser)) ?? []
  if (!parser || name === undefined) return
  taken.delete(parser)
  parser[name] = onBody
}

const isOnBody = (value: unknown) => typeof value === 'function' && value.name === 'parserOnBody'
