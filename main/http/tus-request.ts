import type { Context } from 'koa'
import {
  HEADERS,
  LIMITS,
  METADATA_KEYS,
  type MetadataKey,
  TUS_CONTENT_TYPE,
  TUS_VERSION,
} from '../../contract/http'
import { AppError, badRequest } from '../base/errors'
import { CHECKSUM_ALGORITHMS, type Checksum, DIGEST_BYTES } from '../library/checksum'
import { heicClaim } from '../library/photo'
import { sourceOf } from '../network/ipv4'
import type { Piece } from '../uploads/arrived'
import type { NewUpload } from '../uploads/inbox'
import { contentLength, wholeNumber } from './request-body'
import type { SenderOf } from './sender'

/** Our own upload ids, and those that a phone may choose. */
export const UPLOAD_ID = /^[0-9a-f]{32}$/
const EDGE = /^\d{1,16}-\d{1,16}-[0-9a-f]{8}-[0-9a-f]{8}$/

/**
 * Core: "The Tus-Resumable header MUST be included in every request and response". "If the version
 * [...] is not supported by the Server, it MUST respond with the 412 Precondition Failed status and
 * MUST include the Tus-Version header".
 */
export function requireVersion(ctx: Context): void {
  ctx.set(HEADERS.tusResumable, TUS_VERSION)
  if (ctx.get(HEADERS.tusResumable) === TUS_VERSION) return
  ctx.set(HEADERS.tusVersion, TUS_VERSION)
  throw new AppError('WRONG_TUS_VERSION')
}

/** A creation, read whole before anything is made. @throws AppError */
export function readCreation(ctx: Context, senderOf: SenderOf): NewUpload {
  // Concatenation is not announced. Each part of a photo would be saved as a broken photo.
  if (ctx.get('Upload-Concat') !== '') throw badRequest('Upload-Concat')
  const header = ctx.get(HEADERS.uploadMetadata)
  const metadata = readMetadata(header)
  const lastModified = Number(metadata.lastModified ?? Number.NaN)
  return {
    id: UPLOAD_ID.test(metadata.id ?? '') ? (metadata.id ?? null) : null,
    name: metadata.filename ?? '',
    length: readLength(ctx),
    sender: senderOf(
      { id: metadata.sender, name: metadata.senderName },
      ctx.ip,
      ctx.get('User-Agent'),
    ),
    source: sourceOf(ctx.ip),
    edge: EDGE.test(metadata.edge ?? '') ? (metadata.edge ?? null) : null,
    metadata: header,
    wasHeic: heicClaim({
      name: metadata.filename ?? '',
      type: metadata.filetype ?? '',
      device: metadata.device ?? '',
    }),
    lastModified: Number.isFinite(lastModified) ? lastModified : null,
    resumable: true,
    canRestart: true,
  }
}

/**
 * Creation With Upload: the body of a creation, by "similar rules as for the PATCH request"; null
 * if there is none.
 */
export function readFirstPiece(ctx: Context): Piece | null {
  const hasBody = (contentLength(ctx) ?? 0) > 0 || ctx.get('Transfer-Encoding') !== ''
  if (!hasBody) return null
  requirePieceType(ctx)
  return pieceAt(0, ctx, null)
}

/** A PATCH, read whole before anything is changed. @throws AppError */
export function readPiece(ctx: Context): Piece {
  requirePieceType(ctx)
  // Core: Upload-Offset "MUST be a non-negative integer".
  const offset = wholeNumber(ctx, HEADERS.uploadOffset)
  // Creation: with a deferred length "the Client MUST set the Upload-Length header in the next
  // PATCH request, once the length is known".
  const hasLength = ctx.get(HEADERS.uploadLength) !== ''
  return pieceAt(offset, ctx, hasLength ? wholeNumber(ctx, HEADERS.uploadLength) : null)
}

const pieceAt = (offset: number, ctx: Context, uploadLength: number | null): Piece => ({
  offset,
  contentLength: contentLength(ctx),
  uploadLength,
  isLast: false,
  checksum: readChecksum(ctx),
})

/**
 * Core: "All PATCH requests MUST use Content-Type: application/offset+octet-stream, otherwise the
 * server SHOULD return a 415". The letters' case and a parameter, as some programs add one, do not
 * make it another type (RFC 9110, 8.3.1).
 */
function requirePieceType(ctx: Context): void {
  if (ctx.request.type.trim().toLowerCase() !== TUS_CONTENT_TYPE)
    throw new AppError('WRONG_CONTENT_TYPE')
}

/**
 * Creation: "The request MUST include one of the following headers: a) Upload-Length [...] b)
 * Upload-Defer-Length: 1". With "any other value than 1 the server should return a 400". Null where
 * the length is put off.
 */
function readLength(ctx: Context): number | null {
  const length = ctx.get(HEADERS.uploadLength)
  const deferred = ctx.get(HEADERS.uploadDeferLength)
  if (length !== '' && deferred === '') return wholeNumber(ctx, HEADERS.uploadLength)
  if (length === '' && deferred === '1') return null
  if (length === '' && deferred === '') throw new AppError('LENGTH_REQUIRED')
  throw badRequest(HEADERS.uploadDeferLength)
}

/**
 * Checksum: "The header MUST consist of the name of the used checksum algorithm and the Base64
 * encoded checksum separated by a space"; "400 Bad Request if the checksum algorithm is not
 * supported by the server".
 */
function readChecksum(ctx: Context): Checksum | null {
  const header = ctx.get(HEADERS.uploadChecksum)
  if (header === '') return null
  const [name, base64 = '', ...more] = header.split(' ')
  const algorithm = CHECKSUM_ALGORITHMS.find((known) => known === name)
  const digest = Buffer.from(base64, 'base64')
  if (!algorithm || more.length > 0 || digest.length !== DIGEST_BYTES[algorithm])
    throw badRequest(HEADERS.uploadChecksum)
  return { algorithm, digest }
}

const isKnown = (key: string): key is MetadataKey =>
  (METADATA_KEYS as readonly string[]).includes(key)

/**
 * Reads the header `Upload-Metadata` (tus 1.0.0, Creation): pairs of key and base64 value,
 * separated by commas. Unknown keys are ignored.
 * @throws AppError BAD_REQUEST if it is too long, a value is not base64, or a key is repeated or
 *   not visible ASCII
 */
export function readMetadata(header: string): Partial<Record<MetadataKey, string>> {
  if (header.length > LIMITS.metadataLength) throw badRequest(HEADERS.uploadMetadata)
  const found = new Map<MetadataKey, string>()
  const seen = new Set<string>()
  for (const pair of header.split(',')) {
    const [key = '', value = '', ...more] = pair.trim().split(' ')
    if (key === '' && header.trim() === '') continue
    // "The key MUST NOT contain spaces and commas and MUST NOT be empty"; all keys MUST be unique.
    // "The key SHOULD be ASCII encoded": what is said again in an answer to HEAD shall hold nothing
    // odd.
    const isValid = /^[!-~]+$/.test(key) && more.length === 0 && !seen.has(key)
    if (!isValid || !/^[A-Za-z0-9+/]*={0,2}$/.test(value)) throw badRequest(HEADERS.uploadMetadata)
    seen.add(key)
    if (isKnown(key)) found.set(key, Buffer.from(value, 'base64').toString('utf8'))
  }
  return Object.fromEntries(found)
}
