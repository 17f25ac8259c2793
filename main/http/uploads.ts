import type { Context } from 'koa'
import { HEADERS, LIMITS, TUS_CONTENT_TYPE, TUS_VERSION } from '../../contract/http'
import { CHECKSUM_ALGORITHMS, type Checksum, createChecksum } from '../inbox/checksum'
import type { Inbox, NewUpload } from '../inbox/inbox'
import { isPhoto } from '../inbox/inbox'
import { incomingReceipt, savedReceipt } from '../inbox/receipt'
import { UPLOAD_LIFETIME_MS } from '../inbox/recovery'
import { ProblemError } from '../problem'
import { contentLength, drain, requestBody, wholeNumber } from './request-body'
import { senderOf } from './sender'
import { readMetadata } from './upload-metadata'

const EXTENSIONS =
  'creation,creation-with-upload,creation-defer-length,checksum,termination,expiration'
const UPLOAD_ID = /^[0-9a-f]{32}$/
const EDGE = /^\d{1,16}-\d{1,16}-[0-9a-f]{8}-[0-9a-f]{8}$/

/**
 * tus 1.0.0, https://tus.io/protocols/resumable-upload: create, ask, append, cancel, and our own receipt.
 * The comments quote the clause that the branch below them keeps.
 */
export function createUploads(inbox: Inbox, maxBytes: number) {
  const find = (id: string) => {
    const found = UPLOAD_ID.test(id) ? inbox.find(id) : null
    if (found === null) throw new ProblemError('NOT_FOUND')
    return found
  }
  const receiptOf = async (id: string) => {
    const found = find(id)
    if (isPhoto(found)) return savedReceipt(id, found)
    const photo = await found.finish()
    return photo ? savedReceipt(id, photo) : incomingReceipt(id, found)
  }

  return {
    /** "The Server MUST include the Tus-Version header" and, where known, its extensions and maximum size. */
    options(ctx: Context): void {
      ctx.set(HEADERS.tusVersion, TUS_VERSION)
      ctx.set(HEADERS.tusExtension, EXTENSIONS)
      ctx.set(HEADERS.tusMaxSize, String(maxBytes))
      ctx.set(HEADERS.tusChecksumAlgorithm, CHECKSUM_ALGORITHMS.join(','))
      ctx.set(HEADERS.tusResumable, TUS_VERSION)
      ctx.status = 204
    },

    async create(ctx: Context, token: string): Promise<void> {
      requireVersion(ctx)
      const request = newUpload(ctx)
      const upload = await inbox.create(request)
      const id = request.id ?? (isPhoto(upload) ? upload.id : upload.stored.id)
      const length = contentLength(ctx)
      const hasBody = (length ?? 0) > 0 || ctx.get('Transfer-Encoding') !== ''
      if (hasBody && !isPhoto(upload) && upload.offset() === 0) {
        requireUploadType(ctx)
        const piece = { offset: 0, contentLength: length, checksum: readChecksum(ctx) }
        await upload.append(requestBody(ctx), piece).catch((error: unknown) => {
          // A twin of this request was faster: the answer tells how far it has come.
          if (!(error instanceof ProblemError) || error.code !== 'OFFSET_CONFLICT') throw error
        })
      }
      // The whole photo again, after a lost reply: it is read away so that the answer gets through.
      if (hasBody) await drain(ctx.req, LIMITS.pieceBytes)

      const receipt = await receiptOf(id)
      ctx.set('Location', `/${token}/uploads/${id}`)
      // "The Server MUST include the Upload-Offset header in its response" (creation-with-upload).
      ctx.set(HEADERS.uploadOffset, String(receipt.offset))
      setExpires(ctx, id)
      ctx.status = 201
      ctx.body = receipt
    },

    /** "The Server MUST always include the Upload-Offset header in the response for a HEAD request, even if the offset is 0". */
    async head(ctx: Context, id: string): Promise<void> {
      requireVersion(ctx)
      const receipt = await receiptOf(id)
      ctx.set(HEADERS.uploadOffset, String(receipt.offset))
      if (receipt.length === null) ctx.set(HEADERS.uploadDeferLength, '1')
      else ctx.set(HEADERS.uploadLength, String(receipt.length))
      // "The Server MUST prevent the client and/or proxies from caching the response".
      ctx.set('Cache-Control', 'no-store')
      setExpires(ctx, id)
      ctx.status = 200
    },

    async patch(ctx: Context, id: string): Promise<void> {
      requireVersion(ctx)
      // "The Server MUST use Content-Type application/offset+octet-stream, otherwise the server SHOULD return 415".
      requireUploadType(ctx)
      const upload = find(id)
      const offset = wholeNumber(ctx.get(HEADERS.uploadOffset))
      if (isPhoto(upload)) {
        if (offset !== upload.bytes) throw new ProblemError('OFFSET_CONFLICT')
      } else {
        // "the Client MUST set the Upload-Length header in the next PATCH request, once the length is known".
        const length = ctx.get(HEADERS.uploadLength)
        if (length !== '') upload.setLength(wholeNumber(length))
        await upload.append(requestBody(ctx), {
          offset,
          contentLength: contentLength(ctx),
          checksum: readChecksum(ctx),
        })
      }
      // "The Server MUST acknowledge successful PATCH requests with the 204 No Content status", with the new offset.
      ctx.set(HEADERS.uploadOffset, String((await receiptOf(id)).offset))
      setExpires(ctx, id)
      ctx.status = 204
    },

    /** Termination: "the Server SHOULD free associated resources and MUST respond with the 204 No Content status". A photo that is saved stays. */
    async remove(ctx: Context, id: string): Promise<void> {
      requireVersion(ctx)
      const upload = find(id)
      if (isPhoto(upload)) throw new ProblemError('NOT_FOUND')
      await upload.discard(new ProblemError('CANCELLED'))
      ctx.status = 204
    },

    async receipt(ctx: Context, id: string): Promise<void> {
      ctx.set('Cache-Control', 'no-store')
      ctx.body = await receiptOf(id)
    },
  }

  /** Expiration: "Upload-Expires ... MUST be in RFC 9110 datetime format". A finished upload does not expire. */
  function setExpires(ctx: Context, id: string): void {
    const upload = inbox.find(id)
    if (upload === null || isPhoto(upload)) return
    const expires = new Date(upload.stored.createdAt + UPLOAD_LIFETIME_MS)
    ctx.set(HEADERS.uploadExpires, expires.toUTCString())
  }
}

function newUpload(ctx: Context): NewUpload {
  const metadata = readMetadata(ctx.get(HEADERS.uploadMetadata))
  const lastModified = Number(metadata.lastModified ?? Number.NaN)
  return {
    id: UPLOAD_ID.test(metadata.id ?? '') ? (metadata.id ?? null) : null,
    name: metadata.filename ?? '',
    length: uploadLength(ctx),
    sender: senderOf(
      { id: metadata.sender, name: metadata.senderName },
      ctx.ip,
      ctx.get('User-Agent'),
    ),
    edge: EDGE.test(metadata.edge ?? '') ? (metadata.edge ?? null) : null,
    lastModified: isPlausible(lastModified) ? lastModified : null,
    resumable: true,
  }
}

/** "The request MUST include one of the following headers: Upload-Length ... or Upload-Defer-Length: 1". */
function uploadLength(ctx: Context): number | null {
  const length = ctx.get(HEADERS.uploadLength)
  const deferred = ctx.get(HEADERS.uploadDeferLength)
  if (length !== '' && deferred === '') return wholeNumber(length)
  if (length === '' && deferred === '1') return null
  throw new ProblemError(length === '' && deferred === '' ? 'LENGTH_REQUIRED' : 'BAD_REQUEST')
}

/** Dates before 1980 do not exist on FAT, and a phone's clock may be a day ahead. */
function isPlausible(time: number): boolean {
  return time >= Date.UTC(1980, 0, 1) && time <= Date.now() + 24 * 60 * 60 * 1000
}

/** "The Tus-Resumable header MUST be included in every request"; otherwise "the Server MUST respond with 412" and name its version. */
function requireVersion(ctx: Context): void {
  ctx.set(HEADERS.tusResumable, TUS_VERSION)
  if (ctx.get(HEADERS.tusResumable) === TUS_VERSION) return
  ctx.set(HEADERS.tusVersion, TUS_VERSION)
  throw new ProblemError('WRONG_TUS_VERSION')
}

function requireUploadType(ctx: Context): void {
  if (ctx.get('Content-Type') !== TUS_CONTENT_TYPE) throw new ProblemError('WRONG_CONTENT_TYPE')
}

/** Checksum: `Upload-Checksum: crc32 <base64>`; "400 Bad Request if the checksum algorithm is not supported". */
function readChecksum(ctx: Context): Checksum | null {
  const header = ctx.get(HEADERS.uploadChecksum)
  if (header === '') return null
  const [name, digest = ''] = header.split(' ')
  const algorithm = CHECKSUM_ALGORITHMS.find((known) => known === name)
  if (!algorithm) throw new ProblemError('BAD_REQUEST')
  return createChecksum(algorithm, Buffer.from(digest, 'base64'))
}
