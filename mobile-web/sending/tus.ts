import {
  HEADERS,
  type MetadataKey,
  PATHS,
  type PhotoReceipt,
  TUS_CONTENT_TYPE,
  TUS_VERSION,
} from '../../contract/http'
import { RequestError } from './errors'
import { type PhotoIn, readErrorCode, readReceipt } from './receipt'
import { type Answer, NEVER, type SendRequest } from './request'

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

/** Progress and abort of one request. */
export interface Watch {
  onSent: (bytes: number) => void
  signal: AbortSignal
}

export type Tus = ReturnType<typeof createTus>

/**
 * The requests of tus 1.0.0 (https://tus.io/protocols/resumable-upload). Each throws RequestError
 * for an answer that the standard does not promise, and whatever `send` throws.
 */
export function createTus(send: SendRequest) {
  const ask = (method: 'HEAD' | 'GET' | 'DELETE', id: string, watch: Watch) =>
    send({ method, path: address(id), headers: VERSION, body: null, ...watch })

  return {
    /**
     * Creates an upload under the photo's own id, with all of its bytes if `piece` is given
     * (extension creation-with-upload). If it exists already, the answer has its offset.
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

    /**
     * Asks how many bytes the computer has; null if it does not know the upload. Throws if it was
     * given up there.
     */
    async offset(id: string, watch: Watch): Promise<number | null> {
      const answer = await ask('HEAD', id, watch)
      // An answer to HEAD has no body that says why.
      if (answer.status === 410) expectStatus(await ask('GET', id, watch), 404)
      if (answer.status === 404 || answer.status === 410) return null
      expectStatus(answer, 200, 204)
      return offsetIn(answer)
    },

    /** Sends a piece, which may be empty, at `offset`. Returns the new offset. */
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

    async receipt(id: string, watch: Watch): Promise<PhotoIn> {
      const answer = await ask('GET', id, watch)
      expectUpload(answer, 200)
      const receipt = readReceipt(answer.text)
      if (receipt === null) throw new RequestError(answer.status, null)
      return receipt
    },

    /**
     * Makes the computer discard an upload (extension termination).
     * @returns false if the upload is unknown or already saved
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

/** A missing upload gets 410, so that it is retried: 404 would mean that the code has changed. */
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
 * Makes the computer discard an upload.
 * @returns the receipt if it came too late and the photo was saved
 */
export async function takeBack(tus: Tus, id: string): Promise<PhotoReceipt | null> {
  const watch = { onSent() {}, signal: NEVER }
  if (await tus.remove(id, watch)) return null
  const { photo } = await tus.receipt(id, watch)
  return photo
}
