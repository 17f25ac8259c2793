import { type Agent, type ClientRequest, type IncomingMessage, request as plain } from 'node:http'
import { request as encrypted } from 'node:https'

export interface Answer {
  status: number
  headers: IncomingMessage['headers']
  /** JSON, or null where there is none. */
  body: unknown
}

interface PhotoRequest {
  method?: string
  headers?: Record<string, string | number>
  body?: string | Buffer
  /** The certificate that is trusted, for https. */
  ca?: string
  /** Whose connections are used. */
  agent?: Agent
}

/** One request, as a program would send it; unlike fetch, it says whatever Host it is told. */
export function send(
  url: string,
  { method = 'POST', headers, body, ca, agent }: PhotoRequest,
): Promise<Answer> {
  const options = { method, headers, ca, agent }
  const outgoing = url.startsWith('https:') ? encrypted(url, options) : plain(url, options)
  const answer = answerTo(outgoing)
  outgoing.end(body)
  return answer
}

/** A whole photo in one request, as `curl --upload-file` sends it. @param url ends in a slash */
export const putPhoto = (
  url: string,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<Answer> => send(`${url}${name}`, { method: 'PUT', body: bytes })

export interface HalfSent {
  /** Sends the rest. */
  finish(): Promise<Answer>
  /** The phone is gone, in the middle of it. */
  breakOff(): void
}

/** Sends the first half of a photo and keeps the request open. @param ca as in `send` */
export function sendHalf(url: string, name: string, bytes: Buffer, ca?: string): HalfSent {
  const request = url.startsWith('https:') ? encrypted : plain
  const outgoing = request(url, {
    method: 'POST',
    ca,
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Length': bytes.length,
      'X-FileName': name,
    },
  })
  const answer = answerTo(outgoing)
  // Whoever breaks off does not wait for the answer.
  answer.catch(() => {})
  const half = Math.floor(bytes.length / 2)
  outgoing.write(bytes.subarray(0, half))
  return {
    finish() {
      outgoing.end(bytes.subarray(half))
      return answer
    },
    breakOff: () => outgoing.destroy(),
  }
}

/** The answer to a request, read to its end. */
export function answerTo(outgoing: ClientRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    outgoing.on('error', reject)
    outgoing.on('response', async (response) => {
      try {
        const text = Buffer.concat(await response.toArray()).toString()
        const isJson = response.headers['content-type']?.startsWith('application/json') ?? false
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          // An answer to HEAD has the type of a body, but none.
          body: isJson && text !== '' ? JSON.parse(text) : null,
        })
      } catch (error) {
        reject(error)
      }
    })
  })
}
