import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import { type ErrorBody, HTTP_ERRORS, type HttpErrorCode } from '../../../contract/http'
import { type NoisePhoto, noisePhoto } from '../photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../receiver/open-receiver'
import { type OpenRequest, openRequest, type RequestHeaders, requestHead } from './open-request'
import type { RawAnswer } from './raw-request'

/** What the drafts say for one interop version, as their texts have it. */
export interface DraftVersion {
  /** Null: a client that names none, for which the newest text holds. */
  interop: number | null
  completeness: 'upload-complete' | 'upload-incomplete'
  /** The answer to a piece that is not the last one. */
  ofPiece: number
  hasPieceType: boolean
  /** How `Upload-Limit` tells the lifetime. */
  lifetime: 'expires' | 'max-age' | null
  /** A piece that says nothing of completeness is the last one. */
  isLastUnsaid: boolean
  /** A question with `Upload-Offset` is not valid. */
  refusesState: boolean
  /** The answer to a piece at another offset of what is complete. */
  ofCompleted: 400 | 409
}

type Rules = Omit<DraftVersion, 'interop'>
const THREE: Rules = {
  ...{ completeness: 'upload-incomplete', ofPiece: 201, hasPieceType: false, lifetime: null },
  ...{ isLastUnsaid: true, refusesState: true, ofCompleted: 409 },
}
const FIVE: Rules = { ...THREE, completeness: 'upload-complete' }
const SIX: Rules = { ...FIVE, hasPieceType: true, lifetime: 'expires', ofCompleted: 400 }
const SEVEN: Rules = {
  ...{ ...SIX, ofPiece: 204, lifetime: 'max-age', isLastUnsaid: false, refusesState: false },
}
const EIGHT: Rules = { ...SEVEN, ofCompleted: 409 }

export const DRAFT_VERSIONS: DraftVersion[] = [
  { interop: 3, ...THREE },
  { interop: 4, ...FIVE },
  { interop: 5, ...FIVE },
  { interop: 6, ...SIX },
  { interop: 7, ...SEVEN },
  { interop: 8, ...EIGHT },
  { interop: null, ...EIGHT },
]

/** What the laptop of these tests accepts at most, bytes. */
export const MAX_BYTES = 1_000_000

/** How a body is sent, besides with its `Content-Length`. */
interface Sending {
  body?: Buffer
  /** The length that is announced, where it is another one. */
  length?: number
  isChunked?: boolean
}

/** One laptop for a file of tests about the draft. */
export function useResumableLaptop() {
  let laptop: OpenReceiver
  beforeAll(async () => {
    laptop = await openReceiver(['--max-size', `${MAX_BYTES}`])
  })
  afterAll(() => laptop.close())
  return {
    laptop: () => laptop,
    of: (draft: DraftVersion) => resumableClient(draft, () => laptop),
    /** Expects these very bytes under this name. */
    async expectSaved(name: string, bytes: Buffer): Promise<void> {
      expect((await readFile(join(laptop.folder, name))).equals(bytes)).toBe(true)
    },
  }
}

/** A client that speaks one version over raw sockets. */
export function resumableClient(draft: DraftVersion, laptop: () => OpenReceiver) {
  const base = () => new URL(laptop().url)
  const port = () => Number(base().port)
  const own = { 'Upload-Draft-Interop-Version': draft.interop }

  /** @param path below the token, or a whole address */
  const lineOf = (method: string, path: string, http = '1.1') =>
    `${method} ${new URL(path, base()).pathname} HTTP/${http}`

  function open(
    method: string,
    path: string,
    headers: RequestHeaders = {},
    { body, length = body?.length, isChunked = false }: Sending & { http?: string } = {},
  ): OpenRequest {
    const request = openRequest(port())
    const framing = isChunked
      ? { 'Transfer-Encoding': 'chunked' }
      : { 'Content-Length': length === undefined ? null : length }
    const all = { Host: base().host, Connection: 'close', ...own, ...framing, ...headers }
    void request.write(requestHead(lineOf(method, path), all))
    if (body && body.length > 0) void request.write(isChunked ? chunkOf(body) : body)
    return request
  }

  async function ask(...request: Parameters<typeof open>): Promise<RawAnswer> {
    const opened = open(...request)
    if (request[3]?.isChunked) void opened.write('0\r\n\r\n')
    try {
      return await opened.final()
    } finally {
      opened.leave('reset')
    }
  }

  /** The header that says whether this is the last piece. */
  const last = (isLast: boolean): RequestHeaders => ({
    [draft.completeness]: isLast === (draft.completeness === 'upload-complete') ? '?1' : '?0',
  })
  const pieceHeaders = (offset: number, isLast: boolean): RequestHeaders => ({
    ...last(isLast),
    'Upload-Offset': offset,
    'Content-Type': draft.hasPieceType ? 'application/partial-upload' : null,
  })

  return {
    ...{ draft, last, open, ask, pieceHeaders, base, port, lineOf },
    /** A photo, or its first piece, as the raw request of the same resource. */
    create: (
      body: Buffer,
      isLast: boolean,
      headers: RequestHeaders = {},
      {
        path = 'api/photos',
        method = 'POST',
        ...sending
      }: Sending & {
        path?: string
        method?: string
      } = {},
    ) => ask(method, path, { ...last(isLast), ...headers }, { body, ...sending }),
    append: (
      at: string,
      offset: number,
      body: Buffer,
      isLast: boolean,
      headers: RequestHeaders = {},
      sending: Sending = {},
    ) => ask('PATCH', at, { ...pieceHeaders(offset, isLast), ...headers }, { body, ...sending }),
    head: (at: string, headers: RequestHeaders = {}) => ask('HEAD', at, headers),
    remove: (at: string, headers: RequestHeaders = {}) => ask('DELETE', at, headers),
    /** What an answer says of completeness; null where it says nothing. */
    isComplete({ headers }: RawAnswer): boolean | null {
      const said = headers.get(draft.completeness)
      if (said === undefined) return null
      expect(said).toMatch(/^\?[01]$/)
      return (said === '?1') === (draft.completeness === 'upload-complete')
    },
  }
}
export type ResumableClient = ReturnType<typeof resumableClient>

export const chunkOf = (bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])

/** Where an answer says that the upload is. */
export const placeOf = ({ headers }: RawAnswer): string => headers.get('location') ?? 'none'

export const offsetIn = ({ headers }: RawAnswer): number =>
  Number(headers.get('upload-offset') ?? Number.NaN)

/** Expects the status, code and sentence of an error, and its problem type where it has one. */
export function expectRefused(answer: RawAnswer, code: HttpErrorCode, type?: string): void {
  const body = JSON.parse(`${answer.body}`) as ErrorBody & { type?: string; status?: number }
  const { status } = HTTP_ERRORS[code]
  expect({ status: answer.status, code: body.error.code }).toEqual({ status, code })
  expect(body.error.message).toMatch(/^[A-Z].+\.$/)
  const mediaType = answer.headers.get('content-type') ?? ''
  if (type === undefined) expect(mediaType).toMatch(/^application\/json/)
  else {
    expect(mediaType).toBe('application/problem+json')
    expect(body.status).toBe(status)
    expect(body.type).toBe(`https://iana.org/assignments/http-problem-types#${type}`)
  }
}

/**
 * A photo like no other, and its halves. More than 64 KiB of a body are read only once they are
 * taken in.
 */
export async function halvedPhoto(
  width = 60,
  height = 50,
): Promise<NoisePhoto & { half: number; halves: [Buffer, Buffer] }> {
  const photo = await noisePhoto(width, height)
  const half = photo.bytes.length >> 1
  return { ...photo, half, halves: [photo.bytes.subarray(0, half), photo.bytes.subarray(half)] }
}
