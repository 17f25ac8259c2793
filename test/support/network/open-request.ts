import { connect } from 'node:net'
import { type RawAnswer, readAnswers } from './raw-request'

/** Who is not answered for so long hangs, milliseconds. */
const LIMIT_MS = 60_000

/** A request on a connection of its own, of which a test decides each byte. */
export interface OpenRequest {
  /** Resolves once the bytes have left this process. */
  write(bytes: Buffer | string): Promise<void>
  /** What has come so far, also interim answers. */
  answers(): RawAnswer[]
  /**
   * Waits for an answer. @throws Error where the connection ends before
   */
  find(is: (answer: RawAnswer) => boolean): Promise<RawAnswer>
  /** Waits for the interim answer 104. */
  has104(): Promise<RawAnswer>
  /** Waits for the answer behind all interim ones. */
  final(): Promise<RawAnswer>
  /** Says that no more bytes come, or breaks the connection. */
  leave(how: 'end' | 'reset'): void
}

export function openRequest(port: number): OpenRequest {
  const chunks: Buffer[] = []
  const socket = connect({ port, host: '127.0.0.1' })
  socket.on('data', (chunk) => chunks.push(chunk)).on('error', () => {})
  const answers = () => readAnswers(Buffer.concat(chunks))

  function find(is: (answer: RawAnswer) => boolean): Promise<RawAnswer> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = answers().find(is)
        if (found === undefined) return
        stop()
        resolve(found)
      }
      const fail = () => {
        stop()
        reject(new Error(`No such answer in: ${Buffer.concat(chunks)}`))
      }
      const limit = setTimeout(fail, LIMIT_MS)
      const stop = () => {
        clearTimeout(limit)
        socket.off('data', look).off('close', fail)
      }
      socket.on('data', look).on('close', fail)
      look()
      if (socket.destroyed) fail()
    })
  }

  return {
    write: (bytes) => new Promise((resolve) => void socket.write(bytes, () => resolve())),
    answers,
    find,
    has104: () => find(({ status }) => status === 104),
    final: () => find(({ status }) => status >= 200),
    leave: (how) => (how === 'end' ? void socket.end() : void socket.resetAndDestroy()),
  }
}

export type RequestHeaders = Readonly<Record<string, string | number | null>>

/** @param headers one that is null is left out */
export function requestHead(line: string, headers: RequestHeaders): string {
  const lines = Object.entries(headers).filter(([, value]) => value !== null)
  return `${line}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
}
