import { connect } from 'node:net'

/** Who is not answered for so long hangs, milliseconds. */
const LIMIT_MS = 30_000

export interface RawAnswer {
  status: number
  /** By their names in small letters. */
  headers: ReadonlyMap<string, string>
  body: Buffer
}

/**
 * Writes these bytes into a connection of their own and reads until the other side ends it: a
 * request has to ask for that (`Connection: close`).
 * @param how `ending`: what follows the last byte, `end` says that no more come, and `reset` waits
 *   for nothing; `amidst`: is waited for when half of the bytes are out
 * @returns the answer; null where none came
 * @throws Error where the connection stays open
 */
export function rawRequest(
  { port, localAddress = '127.0.0.1' }: { port: number; localAddress?: string },
  bytes: Buffer,
  { ending, amidst }: { ending?: 'end' | 'reset'; amidst?: () => Promise<unknown> } = {},
): Promise<RawAnswer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect({ port, host: '127.0.0.1', localAddress })
    socket.setTimeout(LIMIT_MS, () => {
      reject(new Error(`Nothing happened on a connection for ${LIMIT_MS / 1000} s`))
      socket.destroy()
    })
    socket.on('data', (chunk) => chunks.push(chunk)).on('error', () => {})
    socket.on('close', () => resolve(readAnswer(Buffer.concat(chunks))))
    const half = amidst ? bytes.length >> 1 : 0
    socket.write(bytes.subarray(0, half), async () => {
      await amidst?.().catch(reject)
      socket.write(bytes.subarray(half), () => {
        if (ending === 'end') socket.end()
        if (ending === 'reset') socket.resetAndDestroy()
      })
    })
  })
}

/** The first answer that is none of those that come before it, such as "100 Continue". */
const readAnswer = (bytes: Buffer): RawAnswer | null =>
  readAnswers(bytes).find(({ status }) => status >= 200) ?? null

/** All answers that stand whole in what a connection has brought, also the interim ones. */
export function readAnswers(bytes: Buffer): RawAnswer[] {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return []
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const status = Number(first.split(' ')[1])
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
  const rest = bytes.subarray(end + 4)
  // Behind a body, who has hung up amidst of his own is told so.
  const hasBody = status >= 200 && status !== 204
  const length = hasBody ? Number(headers.get('content-length') ?? rest.length) : 0
  const answer = { status, headers, body: rest.subarray(0, length) }
  return [answer, ...readAnswers(rest.subarray(length))]
}
