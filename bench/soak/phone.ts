import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { HEADERS, type Receipt, TUS_CONTENT_TYPE, TUS_VERSION } from '../../contract/http'
import { answerTo } from '../../test/support/network/photo-request'
import { crc32Header, newId } from '../../test/support/network/tus-request'

/** Like the page: this many photos on their way at once, in pieces of at most this many bytes. */
const IN_FLIGHT = 3
const PIECE_BYTES = 8 * 1024 * 1024
const RETRY_MS = 50

export interface SentPhoto {
  name: string
  bytes: Buffer
}

export interface PhoneOptions {
  /** Where it sends to: a bad network in front of the receiver. */
  port: number
  /** What it calls the receiver. */
  host: string
  token: string
  /** Called before each photo is begun. */
  onBegin(photo: SentPhoto): void
}

/**
 * Sends photos as the page does, and after whatever goes wrong asks how much has arrived and goes
 * on. Ends when all are saved.
 */
export async function sendAsPhone(
  photos: readonly SentPhoto[],
  { port, host, token, onBegin }: PhoneOptions,
): Promise<Receipt[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT })
  const sender = { sender: randomUUID(), senderName: 'Soak' }
  const receipts: Receipt[] = []

  function ask(method: string, path: string, headers: Record<string, string>, body?: Buffer) {
    const outgoing = request({
      ...{ agent, port, method, host: '127.0.0.1', path: `/${token}/uploads${path}` },
      headers: {
        Host: host,
        [HEADERS.tusResumable]: TUS_VERSION,
        'Content-Length': body?.length ?? 0,
        ...headers,
      },
    })
    const answer = answerTo(outgoing)
    outgoing.end(body)
    return answer
  }

  const pieceHeaders = (piece: Buffer) => ({
    'Content-Type': TUS_CONTENT_TYPE,
    [HEADERS.uploadChecksum]: crc32Header(piece),
  })
  const creation = ({ name, bytes }: SentPhoto, id: string) => ({
    [HEADERS.uploadLength]: `${bytes.length}`,
    [HEADERS.uploadMetadata]: Object.entries({ ...sender, id, filename: name })
      .map(([key, value]) => `${key} ${btoa(value)}`)
      .join(','),
  })
  const offsetIn = (answer: Awaited<ReturnType<typeof ask>>, expected: number) => {
    if (answer.status !== expected) throw new Error(`${answer.status}`)
    return Number(answer.headers[HEADERS.uploadOffset.toLowerCase()])
  }

  async function goOn(photo: SentPhoto, id: string, isFirst: boolean): Promise<Receipt> {
    const { bytes } = photo
    const head = isFirst ? null : await ask('HEAD', `/${id}`, {})
    let offset = 0
    if (head?.status === 200) offset = offsetIn(head, 200)
    else {
      const body = isFirst && bytes.length <= PIECE_BYTES ? bytes : undefined
      const headers = { ...creation(photo, id), ...(body && pieceHeaders(body)) }
      offset = offsetIn(await ask('POST', '', headers, body), 201)
    }
    while (offset < bytes.length) {
      const piece = bytes.subarray(offset, offset + PIECE_BYTES)
      const headers = { [HEADERS.uploadOffset]: `${offset}`, ...pieceHeaders(piece) }
      offset = offsetIn(await ask('PATCH', `/${id}`, headers, piece), 204)
    }
    const receipt = (await ask('GET', `/${id}`, {})).body as Receipt
    if (receipt?.state !== 'saved') throw new Error('not saved yet')
    return receipt
  }

  async function sendUntilSaved(photo: SentPhoto): Promise<Receipt> {
    const id = newId()
    for (let isFirst = true; ; isFirst = false) {
      try {
        return await goOn(photo, id, isFirst)
      } catch {
        await pause(RETRY_MS)
      }
    }
  }

  const waiting = [...photos]
  const line = async () => {
    for (let photo = waiting.shift(); photo; photo = waiting.shift()) {
      onBegin(photo)
      receipts.push(await sendUntilSaved(photo))
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, line))
  agent.destroy()
  return receipts
}
