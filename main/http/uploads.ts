import type { Context } from 'koa'
import { HEADERS, LIMITS, type PhotoReceipt, type Receipt, TUS_VERSION } from '../../contract/http'
import type { Photo } from '../../contract/photo'
import { AppError, badRequest } from '../base/errors'
import { CHECKSUM_ALGORITHMS } from '../library/checksum'
import type { Piece } from '../uploads/arrived'
import type { Inbox, NewUpload } from '../uploads/inbox'
import { isPhoto } from '../uploads/inbox'
import type { Incoming } from '../uploads/incoming'
import { drain, requestBody, SHORT_DRAIN } from './request-body'
import type { SenderOf } from './sender'
import { readCreation, readFirstPiece, readPiece, requireVersion, UPLOAD_ID } from './tus-request'
import { createResultWait, resultReceipt, type Settled } from './wait-for-result'

const EXTENSIONS =
  'creation,creation-with-upload,creation-defer-length,checksum,termination,expiration'

/**
 * tus 1.0.0, https://tus.io/protocols/resumable-upload: create, ask, append, cancel, and our own
 * receipt. The comments quote the clause that the branch below them keeps, here and in
 * `tus-request.ts`.
 */
export function createUploads(
  inbox: Inbox,
  maxBytes: number,
  senderOf: SenderOf,
  settled: Settled,
) {
  const waitForResult = createResultWait(settled)
  const find = (id: string) => {
    const found = UPLOAD_ID.test(id) ? inbox.find(id) : null
    if (found === null) throw new AppError('NOT_FOUND')
    return found
  }
  const receiptOf = async (id: string) => {
    const found = find(id)
    return receiptFor(id, isPhoto(found) ? found : ((await found.finish()) ?? found))
  }

  return {
    /**
     * Core: a successful answer to OPTIONS "MUST contain the Tus-Version header", and "the Server
     * MUST ignore" a Tus-Resumable in the request.
     */
    options(ctx: Context): void {
      ctx.set(HEADERS.tusResumable, TUS_VERSION)
      ctx.set(HEADERS.tusVersion, TUS_VERSION)
      // Each extension: the Server "MUST add" its name to Tus-Extension.
      ctx.set(HEADERS.tusExtension, EXTENSIONS)
      ctx.set(HEADERS.tusMaxSize, String(maxBytes))
      // Checksum: "MUST be included in the response to an OPTIONS request".
      ctx.set(HEADERS.tusChecksumAlgorithm, CHECKSUM_ALGORITHMS.join(','))
      ctx.status = 204
    },

    async create(ctx: Context, token: string): Promise<void> {
      requireVersion(ctx)
      const request = readCreation(ctx, senderOf)
      const piece = readFirstPiece(ctx)
      // Creation: a length beyond Tus-Max-Size "MUST" be answered with 413; an empty file, which
      // may be created, is refused (decision 3).
      const upload = await inbox.create(request)
      requireSameLength(request, upload)
      const id = request.id ?? (isPhoto(upload) ? upload.id : upload.stored.id)
      if (piece !== null) {
        if (!isPhoto(upload) && upload.offset() === 0)
          await appendFirst(requestBody(ctx), piece, request, upload)
        // The whole photo again, after a lost reply: it is read away so that the answer gets
        // through.
        await drain(ctx.req, { ...SHORT_DRAIN, bytes: LIMITS.pieceBytes })
      }

      const receipt = await receiptOf(id)
      // Creation: "MUST acknowledge a successful upload creation with the 201 Created status",
      // "MUST set the Location header".
      ctx.status = 201
      ctx.set('Location', `/${token}/uploads/${id}`)
      // Creation With Upload: "MUST include the Upload-Offset header in the response", "after
      // applying the accepted bytes".
      ctx.set(HEADERS.uploadOffset, String(receipt.offset))
      // Expiration: "MUST be included in the response to the initial POST request".
      setExpires(ctx, id)
      ctx.body = receipt
    },

    async head(ctx: Context, id: string): Promise<void> {
      requireVersion(ctx)
      // Core: "MUST prevent the client and/or proxies from caching the response", which may also be
      // a 404.
      ctx.set('Cache-Control', 'no-store')
      // Core: not found is 404 "without the Upload-Offset header".
      const receipt = await receiptOf(id)
      // Core: "MUST always include the Upload-Offset header [...] even if the offset is 0, or the
      // upload is already considered completed".
      ctx.set(HEADERS.uploadOffset, String(receipt.offset))
      // Core: "If the size of the upload is known, the Server MUST include the Upload-Length
      // header". Creation: "As long as the length of the upload is not known, the Server MUST set
      // Upload-Defer-Length: 1", and otherwise it "MUST be omitted".
      if (receipt.length === null) ctx.set(HEADERS.uploadDeferLength, '1')
      else ctx.set(HEADERS.uploadLength, String(receipt.length))
      // Creation: "MUST include the Upload-Metadata header and its value as specified by the Client
      // during the creation".
      const metadata = inbox.metadata(id)
      if (metadata !== '') ctx.set(HEADERS.uploadMetadata, metadata)
      setExpires(ctx, id)
      ctx.status = 200
    },

    async patch(ctx: Context, id: string): Promise<void> {
      requireVersion(ctx)
      const upload = find(id)
      try {
        const piece = readPiece(ctx)
        if (isPhoto(upload)) requireEndOf(upload, piece)
        // Core: "If the offsets do not match, the Server MUST respond with the 409 Conflict status
        // without modifying the upload resource". Checksum: on 400 and 460 "the uploaded chunk MUST
        // be discarded, and the upload and its offset MUST NOT be updated".
        else await upload.append(requestBody(ctx), piece)
        // Core: "MUST acknowledge successful PATCH requests with the 204 No Content status. It MUST
        // include the Upload-Offset header".
        ctx.set(HEADERS.uploadOffset, String((await receiptOf(id)).offset))
        ctx.status = 204
      } finally {
        // Expiration: "MUST be included in every PATCH response if the upload is going to expire".
        setExpires(ctx, id)
      }
    },

    /**
     * Termination: "the Server SHOULD free associated resources and MUST respond with the 204 No
     * Content status". Who may do that "is left for the Server to decide" (Core): nobody, once the
     * photo is saved, for a phone can only add.
     */
    async remove(ctx: Context, id: string): Promise<void> {
      requireVersion(ctx)
      const upload = find(id)
      if (isPhoto(upload)) throw new AppError('ALREADY_SAVED')
      await upload.discard(new AppError('CANCELLED'))
      ctx.status = 204
    },

    async receipt(ctx: Context, id: string): Promise<void> {
      ctx.set('Cache-Control', 'no-store')
      const found = find(id)
      if (isPhoto(found)) await waitForResult(ctx, found)
      ctx.body = await receiptOf(id)
    },
  }

  /** Expiration: "MUST be in RFC 9110 datetime format". A finished upload does not expire. */
  function setExpires(ctx: Context, id: string): void {
    const upload = inbox.find(id)
    if (upload === null || isPhoto(upload)) return
    ctx.set(HEADERS.uploadExpires, new Date(upload.expiresAt()).toUTCString())
  }
}

async function appendFirst(
  body: ReturnType<typeof requestBody>,
  piece: Piece,
  { id, edge }: NewUpload,
  upload: Incoming,
): Promise<void> {
  try {
    await upload.append(body, piece)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    // The same request came twice and the other was faster: the answer says how far it has come.
    if (error.code === 'OFFSET_CONFLICT') return
    // Only the answer would have told its address, and nobody could find it again.
    if (id === null && edge === null) await upload.discard(error)
    throw error
  }
}

/**
 * Creation: "Once set the length MUST NOT be changed", nor by another creation under the same id:
 * that would be another file.
 */
function requireSameLength({ length }: NewUpload, upload: Incoming | Photo): void {
  const known = isPhoto(upload) ? upload.bytes : upload.stored.length
  if (length !== null && known !== null && length !== known) throw badRequest(HEADERS.uploadLength)
}

/** A piece for a photo that is saved already, after a lost reply. */
function requireEndOf({ bytes }: Photo, { offset, uploadLength }: Piece): void {
  if (offset !== bytes) throw new AppError('OFFSET_CONFLICT')
  if (uploadLength !== null && uploadLength !== bytes) throw badRequest(HEADERS.uploadLength)
}

/** The sender's receipt for a saved photo. */
export function photoReceipt(photo: Photo): PhotoReceipt {
  const { id, name, bytes, format, orientation, duration, capturedAt, size, storedSize } = photo
  const { capturedLocal, hasLocation, isLocationRemoved, isConverted, isDamaged, result } = photo
  return {
    id,
    name,
    width: size?.width ?? null,
    height: size?.height ?? null,
    format,
    bytes,
    storedWidth: storedSize?.width ?? null,
    storedHeight: storedSize?.height ?? null,
    orientation,
    duration,
    capturedAt,
    capturedLocal,
    hasLocation,
    isLocationRemoved,
    isConverted,
    isDamaged,
    isLive: photo.contentId !== null,
    ...(result !== undefined && { result: result && resultReceipt(result) }),
  }
}

/** @param id it was asked for by */
export const receiptFor = (id: string, found: Incoming | Photo): Receipt =>
  isPhoto(found) ? savedReceipt(id, found) : incomingReceipt(id, found)

/** @param id it was asked for by: not the photo's own if the file was picked again */
function savedReceipt(id: string, photo: Photo): Receipt {
  const { bytes } = photo
  return {
    id,
    state: 'saved',
    offset: bytes,
    length: bytes,
    photo: photoReceipt(photo),
    duplicate: photo.id !== id,
  }
}

function incomingReceipt(id: string, { stored, checkedOffset }: Incoming): Receipt {
  return {
    id,
    state: 'receiving',
    offset: checkedOffset(),
    length: stored.length,
    photo: null,
    duplicate: false,
  }
}
