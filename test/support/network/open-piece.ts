import { type Agent, request } from 'node:http'
import { HEADERS, TUS_CONTENT_TYPE, TUS_VERSION } from '../../../contract/http'
import { type Answer, answerTo } from './photo-request'

/** A PATCH whose body is sent bit by bit. */
export interface OpenPiece {
  /** Sends some of it; resolves once it has left this process. */
  write(bytes: Buffer): Promise<void>
  /** Sends the last of it and waits for the answer. */
  end(bytes: Buffer): Promise<Answer>
  answer: Promise<Answer>
  breakOff(): void
}

/**
 * Opens a PATCH of `length` bytes from `offset` on.
 * @param url the address of the upload
 * @param headers further ones, say the Host of a laptop behind a proxy
 * @param agent whose connections are used
 */
export function openPiece(
  url: string,
  offset: number,
  length: number,
  headers: Record<string, string> = {},
  agent?: Agent,
): OpenPiece {
  const outgoing = request(url, {
    method: 'PATCH',
    agent,
    headers: {
      [HEADERS.tusResumable]: TUS_VERSION,
      [HEADERS.uploadOffset]: offset,
      'Content-Type': TUS_CONTENT_TYPE,
      'Content-Length': length,
      ...headers,
    },
  })
  const answer = answerTo(outgoing)
  // Whoever breaks off does not wait for the answer.
  answer.catch(() => {})
  return {
    write: (bytes) => new Promise((resolve) => void outgoing.write(bytes, () => resolve())),
    end(bytes) {
      outgoing.end(bytes)
      return answer
    },
    answer,
    breakOff: () => outgoing.destroy(),
  }
}
