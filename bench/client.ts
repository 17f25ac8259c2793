import { Agent, type IncomingHttpHeaders, request } from 'node:http'

/** One request as bytes: nothing is computed or copied while the clock runs. */
export interface Shot {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH'
  path: string
  headers?: Record<string, string>
  /** Sent one after the other. */
  body?: readonly Uint8Array[]
}

export interface Answer {
  headers: IncomingHttpHeaders
  text: string
}

export interface Client {
  /** @throws Error when the answer is not a success */
  send(shot: Shot): Promise<Answer>
  close(): void
}

/**
 * The sender, the same for every server: plain `node:http`, connections that are kept, each piece
 * of a body in one write.
 * @param localAddress which of this machine's own addresses it comes from; left out, the system
 * chooses
 */
export function createClient(port: number, connections: number, localAddress?: string): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })

  const send = ({ method, path, headers, body = [] }: Shot): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const length = body.reduce((sum, { length }) => sum + length, 0)
      const sent = request({
        ...{ agent, port, host: '127.0.0.1', method, path },
        ...(localAddress === undefined ? {} : { localAddress }),
        headers: { ...headers, ...(method === 'GET' ? {} : { 'Content-Length': length }) },
      })
      sent.on('error', reject)
      sent.on('response', (answer) => {
        const { statusCode = 0 } = answer
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (more: string) => {
          text += more
        })
        answer.on('error', reject)
        answer.on('end', () => {
          if (statusCode >= 200 && statusCode < 300) resolve({ headers: answer.headers, text })
          else reject(new Error(`${method} ${path} was answered with ${statusCode}: ${text}`))
        })
      })
      const writeFrom = (first: number): void => {
        for (let at = first; at < body.length; at += 1) {
          const isLast = at === body.length - 1
          if (isLast) sent.end(body[at])
          else if (!sent.write(body[at])) {
            sent.once('drain', () => writeFrom(at + 1))
            return
          }
        }
        if (body.length === 0) sent.end()
      }
      writeFrom(0)
    })

  return { send, close: () => agent.destroy() }
}

/** Runs `work` for each item, a few at a time, as a phone sends its photos. */
export async function inFlight<Item>(
  items: readonly Item[],
  most: number,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const waiting = items.values()
  const lane = async () => {
    for (const item of waiting) await work(item)
  }
  await Promise.all(Array.from({ length: most }, lane))
}
