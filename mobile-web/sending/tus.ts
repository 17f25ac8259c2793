import {
  HEADERS,
  type MetadataKey,
  PATHS,
  type PhotoReceipt,
  type Receipt,
  TUS_CONTENT_TYPE,
  TUS_VERSION,
} from '../../contract/http'
import { RequestError } from './errors'
import { readErrorCode, readReceipt } from './receipt'
import type { Answer, SendRequest } from './request'

export type MetadataValues = Partial<Record<MetadataKey, string>>

/**
 * Writes tus's `Upload-Metadata`: keys and the base64 of their UTF-8, pairs joined by commas.
 * Empty values are left out.
 */
export function writeMetadata(values: MetadataValues): string {
  return Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key} ${base64(value)}`)
    .join(',')
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}

/** A piece of a photo and the value of its `Upload-Checksum`. */
export interface Piece {
  body: Blob
  checksum: string
}

/** How one request is followed and stopped. */
export interface Watch {
  onSent: (bytes: number) => void
  signal: AbortSignal
}

export type Tus = ReturnType<typeof createTus>

/**
 * The requests of tus 1.0.0 (https://tus.io/protocols/resumable-upload), each as one verb.
 * Every verb throws RequestError when the answer is not what the standard promises, and whatever `send` throws.
 */
export function createTus(send: SendRequest) {
  const ask = (method: 'HEAD' | 'GET' | 'DELETE', id: string, watch: Watch) =>
    send({ method, path: address(id), headers: VERSION, body: null, ...watch })

  return {
    /**
     * Creates an upload under the photo's own id, with all of its bytes when `piece` is given (extension
     * creation-with-upload). Asked again, the computer answers how far that upload has come.
     * @returns bytes that the computer has, and the receipt if the answer carried one
     */
    async create(length: number, metadata: string, piece: Piece | null, watch: Watch) {
      const answer = await send({
        method: 'POST',
        path: PATHS.uploads,
        headers: {
          ...VERSION,
          [HEADERS.uploadLength]: `${length}`,
          [HEADERS.uploadMetadata]: metadata,
          ...(piece === null ? {} : pieceHeaders(piece)),
        },
        body: piece?.body ?? null,
        ...watch,
      })
      expectStatus(answer, 201)
      return { offset: offsetIn(answer), receipt: readReceipt(answer.text) }
    },

    /** Asks how many bytes the computer has; null when it does not know the upload (any more). */
    async offset(id: string, watch: Watch): Promise<number | null> {
      const answer = await ask('HEAD', id, watch)
      if (answer.status === 404 || answer.status === 410) return null
      expectStatus(answer, 200, 204)
      return offsetIn(answer)
    },

    /** Sends the piece that begins at `offset`, perhaps an empty one; returns the offset behind it. */
    async append(id: string, offset: number, piece: Piece, watch: Watch): Promise<number> {
      const answer = await send({
        method: 'PATCH',
        path: address(id),
        headers: { ...VERSION, [HEADERS.uploadOffset]: `${offset}`, ...pieceHeaders(piece) },
        body: piece.body,
        ...watch,
      })
      expectUpload(answer, 204)
      return offsetIn(answer)
    },

    async receipt(id: string, watch: Watch): Promise<Receipt> {
      const answer = await ask('GET', id, watch)
      expectUpload(answer, 200)
      const receipt = readReceipt(answer.text)
      if (receipt === null) throw new RequestError(answer.status, null)
      return receipt
    },

    /**
     * Makes the computer drop what it has of an upload (extension termination).
     * @returns false when there was nothing to drop: unknown, or a photo already, and photos stay
     */
    async remove(id: string, watch: Watch): Promise<boolean> {
      const answer = await ask('DELETE', id, watch)
      if (answer.status === 404 || answer.status === 403) return false
      expectStatus(answer, 204)
      return true
    },
  }
}

const VERSION = { [HEADERS.tusResumable]: TUS_VERSION }

const address = (id: string) => `${PATHS.uploads}/${id}`

const pieceHeaders = (piece: Piece) => ({
  'Content-Type': TUS_CONTENT_TYPE,
  [HEADERS.uploadChecksum]: piece.checksum,
})

function expectStatus(answer: Answer, ...expected: number[]): void {
  if (expected.includes(answer.status)) return
  throw new RequestError(answer.status, readErrorCode(answer.text))
}

/** Where the upload is gone, the computer is still there: asking again finds out how to go on. */
function expectUpload(answer: Answer, expected: number): void {
  if (answer.status === 404) throw new RequestError(410, null)
  expectStatus(answer, expected)
}

function offsetIn(answer: Answer): number {
  const text = answer.header(HEADERS.uploadOffset) ?? ''
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new RequestError(answer.status, null)
}

/**
 * Makes the computer drop what it has of a photo.
 * @returns its receipt when it came too late: the photo was saved already, and stays
 */
export async function takeBack(tus: Tus, id: string): Promise<PhotoReceipt | null> {
  const watch = { onSent: () => {}, signal: new AbortController().signal }
  if (await tus.remove(id, watch)) return null
  const { photo } = await tus.receipt(id, watch)
  return photo
}
