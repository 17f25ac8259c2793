import { Readable } from 'node:stream'
import { byteRange } from '../../base/byte-range'
import type { InnerPicture, Place } from '../../image/inner-picture'
import type { StoredFile } from './stored-file'

/** Each piece goes through a dozen promises on its way to the page, so they are large. */
const highWaterMark = 1024 * 1024

/** No guessing of types, nothing kept in a cache. */
const HEADERS = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' }

/**
 * Streams a file, or the part in `range`, and closes it at the end.
 * @param inside of which place in the file all this is said; the whole file if none is given
 */
export async function fileResponse(
  file: StoredFile,
  type: string,
  range: string | null,
  inside: Place = { at: 0, length: file.bytes },
): Promise<Response> {
  const bytes = Math.min(inside.length, Math.max(0, file.bytes - inside.at))
  const wanted = byteRange(range, bytes)
  if (wanted.kind === 'none' || bytes === 0) {
    await file.handle.close()
    if (wanted.kind === 'none') {
      return errorResponse(416, { 'Content-Range': `bytes */${bytes}` })
    }
    return new Response(null, { headers: { ...HEADERS, 'Content-Type': type } })
  }
  const { start, end } = wanted.kind === 'part' ? wanted : { start: 0, end: bytes - 1 }
  const headers: Record<string, string> = {
    ...HEADERS,
    'Content-Type': type,
    'Content-Length': `${end - start + 1}`,
    'Accept-Ranges': 'bytes',
  }
  if (wanted.kind === 'part') headers['Content-Range'] = `bytes ${start}-${end}/${bytes}`
  const stream = Readable.toWeb(
    file.handle.createReadStream({
      start: inside.at + start,
      end: inside.at + end,
      highWaterMark,
    }),
  )
  return new Response(stream, { status: wanted.kind === 'part' ? 206 : 200, headers })
}

/** Streams a picture put together from pieces of a file, and closes the file at the end. */
export function piecesResponse(
  { handle }: StoredFile,
  { type, pieces }: Pick<InnerPicture, 'type' | 'pieces'>,
): Response {
  async function* bytes() {
    try {
      for (const piece of pieces) {
        if (piece instanceof Uint8Array) yield piece
        else if (piece.length > 0)
          yield* handle.createReadStream({
            start: piece.at,
            end: piece.at + piece.length - 1,
            autoClose: false,
            highWaterMark,
          })
      }
    } finally {
      await handle.close()
    }
  }
  const stream = Readable.toWeb(Readable.from(bytes(), { objectMode: false }))
  return new Response(stream, { headers: { ...HEADERS, 'Content-Type': type } })
}

/** An answer without a picture. */
export function errorResponse(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...HEADERS, ...headers } })
}
