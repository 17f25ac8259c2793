import type { Context } from 'koa'
import { HEADERS, PARTIAL_CONTENT_TYPE, PATHS } from '../../contract/http'
import type { Photo } from '../../contract/photo'
import { AppError, badRequest } from '../base/errors'
import { heicClaim } from '../library/photo'
import { sourceOf } from '../network/ipv4'
import type { Inbox } from '../uploads/inbox'
import { isPhoto } from '../uploads/inbox'
import type { Incoming } from '../uploads/incoming'
import { UPLOAD_LIFETIME_MS } from '../uploads/record'
import { sendUploadResumption } from './interim-response'
import { answerProblem } from './problem'
import { contentLength, hasBody, requestBody } from './request-body'
import {
  completenessOf,
  type Dialect,
  lengthOf,
  readDialect,
  readIsLast,
} from './resumable-dialect'
import type { SenderOf } from './sender'
import { readInteger } from './structured-field'
import { UPLOAD_ID } from './tus-request'
import { photoReceipt, receiptFor } from './uploads'
import { createResultWait, type Settled } from './wait-for-result'

/** Of an upload. */
const METHODS = 'HEAD, GET, PATCH, DELETE, OPTIONS'

/** A body that is a piece of a photo, read whole before anything is made. */
interface SaidPiece {
  offset: number
  isLast: boolean
  contentLength: number | null
  uploadLength: number | null
}

export interface ResumableDeps {
  inbox: Inbox
  maxBytes: number
  senderOf: SenderOf
  settled: Settled
}

/**
 * draft-ietf-httpbis-resumable-upload, which `URLSession` speaks by itself: any request with a
 * photo may become an upload that goes on after a break. The comments quote the newest text; what
 * earlier ones ask instead stands in `resumable-dialect.ts`.
 */
export function createResumableUploads(deps: ResumableDeps) {
  const { inbox, maxBytes, senderOf } = deps
  const waitForResult = createResultWait(deps.settled)
  const find = (id: string) => {
    const found = UPLOAD_ID.test(id) ? inbox.find(id) : null
    if (found === null) throw new AppError('NOT_FOUND')
    return found
  }

  /** What is left of it when a request has ended; null where nothing can go on. */
  function leftOf(id: string): Incoming | Photo | null {
    try {
      return inbox.find(id)
    } catch {
      // It was given up at the computer, or with its sender.
      return null
    }
  }

  /**
   * Ends a request that still sends to this upload, "terminating the previous request before
   * processing the new" one, and waits until what it brought is counted: "the offset MUST NOT
   * decrease".
   */
  async function settled(id: string): Promise<Incoming | Photo> {
    const found = find(id)
    if (isPhoto(found)) return found
    if (found.isBusy()) await found.settle()
    const after = find(id)
    return isPhoto(after) ? after : ((await after.finish()) ?? after)
  }

  /** What an answer tells of an upload, or of a photo, which does not expire. */
  function tellState(ctx: Context, dialect: Dialect, found: Incoming | Photo): void {
    const offset = isPhoto(found) ? found.bytes : found.offset()
    ctx.set(HEADERS.uploadOffset, String(offset))
    ctx.set(dialect.completeness, completenessOf(isPhoto(found), dialect))
    tellLimits(ctx, dialect, isPhoto(found) ? null : lifetimeOf(found))
  }

  /** @param lifetimeMs of the upload; null where it does not end */
  function tellLimits(ctx: Context, dialect: Dialect, lifetimeMs: number | null): void {
    if (dialect.lifetime === null) return
    const seconds = Math.max(0, Math.floor((lifetimeMs ?? 0) / 1000))
    const lifetime = lifetimeMs === null ? '' : `, ${dialect.lifetime}=${seconds}`
    ctx.set(HEADERS.uploadLimit, `max-size=${maxBytes}${lifetime}`)
  }

  function dialectOf(ctx: Context): Dialect {
    const dialect = readDialect((name) => ctx.get(name))
    if (dialect.interop !== null) ctx.set(HEADERS.interopVersion, String(dialect.interop))
    return dialect
  }

  /**
   * The receipt, as a raw request gets it, and again whenever the last piece is sent again.
   * @param id of the upload: not the photo's own where its sender had sent the same before
   */
  async function answerSaved(
    ctx: Context,
    dialect: Dialect,
    id: string,
    photo: Photo,
  ): Promise<void> {
    await waitForResult(ctx, photo)
    tellState(ctx, dialect, photo)
    ctx.status = 201
    ctx.body = { ...photoReceipt(photo), ...(photo.id !== id && { duplicate: true }) }
  }

  /** "If multiple requests include indicators, their indicated values MUST match." */
  function answerInconsistent(ctx: Context, dialect: Dialect, upload: Incoming | null): void {
    if (upload) tellState(ctx, dialect, upload)
    answerProblem(ctx, 'inconsistent-upload-length', badRequest(HEADERS.uploadLength))
  }

  /**
   * "If the Upload-Offset request header field value does not match the current offset, the server
   * MUST reject the request with a 409 (Conflict) status code and the Upload-Complete header field
   * set to false. The response MUST include the correct offset".
   */
  function answerMismatch(
    ctx: Context,
    dialect: Dialect,
    found: Incoming | Photo,
    provided: number,
  ): void {
    tellState(ctx, dialect, found)
    ctx.set(dialect.completeness, completenessOf(false, dialect))
    answerProblem(ctx, 'mismatching-upload-offset', new AppError('OFFSET_CONFLICT'), {
      'expected-offset': isPhoto(found) ? found.bytes : found.offset(),
      'provided-offset': provided,
    })
  }

  /** Takes a body in and answers, also where that went wrong. @throws AppError */
  async function take(
    ctx: Context,
    dialect: Dialect,
    upload: Incoming,
    piece: SaidPiece & { length: number | null },
  ): Promise<'saved' | 'more' | 'refused'> {
    const { id } = upload.stored
    const { offset, length, isLast } = piece
    try {
      const whole = await upload.append(requestBody(ctx), {
        ...{ offset, isLast, contentLength: piece.contentLength, uploadLength: length },
        checksum: null,
      })
      // What is told of the offset must be true after a crash too.
      const photo = whole ?? (await upload.finish())
      if (photo) {
        await answerSaved(ctx, dialect, id, photo)
        return 'saved'
      }
      tellState(ctx, dialect, upload)
      if (!isLast) return 'more'
      answerInconsistent(ctx, dialect, upload)
      return 'refused'
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const isOverrun = error.code === 'LONGER_THAN_ANNOUNCED'
      // "Marking the upload resource invalid and rejecting any further interaction with it".
      if (isOverrun) await upload.discard(new AppError('GIVEN_UP'))
      const found = leftOf(id)
      if (found) tellState(ctx, dialect, found)
      // What the photo itself is refused for "would not resolve" by going on.
      else ctx.set(dialect.completeness, completenessOf(true, dialect))
      if (isOverrun) answerInconsistent(ctx, dialect, null)
      else if (error.code === 'OFFSET_CONFLICT' && found)
        answerMismatch(ctx, dialect, found, offset)
      else throw error
      return 'refused'
    }
  }

  return {
    /**
     * OPTIONS: "If the resource that is the target of the request supports the creation of a
     * resumable upload resource, the server MUST include the Upload-Limit header field".
     */
    tellLimits: (ctx: Context): void => tellLimits(ctx, dialectOf(ctx), null),

    options(ctx: Context): void {
      tellLimits(ctx, dialectOf(ctx), null)
      ctx.set('Allow', METHODS)
      ctx.status = 204
    },

    refuseMethod(ctx: Context): void {
      ctx.set('Allow', METHODS)
      throw new AppError('METHOD_NOT_ALLOWED')
    },

    /** A request for which `isCreation` is true. @param token that it came with */
    async create(ctx: Context, name: string, token: string): Promise<void> {
      const dialect = dialectOf(ctx)
      const piece = readPiece(ctx, dialect, 0)
      tellLimits(ctx, dialect, null)
      const length = lengthOf({ ...piece, known: null })
      if (length === 'inconsistent') {
        answerInconsistent(ctx, dialect, null)
        return
      }
      const upload = await inbox.create({
        ...{ id: null, name, length, edge: null, metadata: '', lastModified: null },
        sender: senderOf({ id: undefined, name: undefined }, ctx.ip, ctx.get('User-Agent')),
        source: sourceOf(ctx.ip),
        wasHeic: heicClaim({ name, type: ctx.request.type, device: '' }),
        ...{ resumable: true, canRestart: false },
      })
      if (isPhoto(upload)) throw new Error('a new id found an old photo')
      const { id } = upload.stored
      // Clients of the first versions want it absolute; the host is one of ours.
      ctx.set('Location', `${ctx.protocol}://${ctx.host}/${token}/${PATHS.resumable}/${id}`)
      tellLimits(ctx, dialect, hasBody(ctx.req) ? UPLOAD_LIFETIME_MS : lifetimeOf(upload))
      // "MUST NOT send a 104 [...] when the interop version [...] is missing or mismatching".
      if (dialect.interop !== null) sendUploadResumption(ctx.res, headersOf104(ctx))
      try {
        // "Servers are RECOMMENDED to use the 201 (Created) status code."
        if ((await take(ctx, dialect, upload, { ...piece, length })) === 'more')
          answerEmpty(ctx, 201)
      } catch (error) {
        // Only the answer would have told its address, and nobody could find it again.
        if (dialect.interop === null) await upload.discard(new AppError('BODY_ENDED_EARLY'))
        throw error
      } finally {
        if (leftOf(id) === null) ctx.remove('Location')
      }
    },

    /** "A successful response to a HEAD or GET request"; to GET with a receipt of our own. */
    async tell(ctx: Context, id: string): Promise<void> {
      const dialect = dialectOf(ctx)
      // "SHOULD include the Cache-Control header field with the value no-store".
      ctx.set('Cache-Control', 'no-store')
      requireNoState(ctx, dialect)
      const found = await settled(id)
      tellState(ctx, dialect, found)
      const length = lengthSoFar(found)
      if (length !== null) ctx.set(HEADERS.uploadLength, String(length))
      if (ctx.method === 'GET') ctx.body = receiptFor(id, found)
      else ctx.status = 204
    },

    async append(ctx: Context, id: string): Promise<void> {
      const dialect = dialectOf(ctx)
      find(id)
      if (dialect.hasPieceType) requirePieceType(ctx)
      const offset = readInteger(ctx.get(HEADERS.uploadOffset))
      // "The client MUST indicate the offset of the request content".
      if (offset === null) throw badRequest(HEADERS.uploadOffset)
      const piece = readPiece(ctx, dialect, offset)
      const found = await settled(id)
      const length = lengthOf({ ...piece, known: lengthSoFar(found) })
      if (isPhoto(found)) await answerCompleted(ctx, dialect, { id, photo: found }, piece)
      else if (offset !== found.offset()) answerMismatch(ctx, dialect, found, offset)
      else if (length === 'inconsistent') answerInconsistent(ctx, dialect, found)
      else if ((await take(ctx, dialect, found, { ...piece, length })) === 'more')
        answerEmpty(ctx, dialect.statusOfPiece)
    },

    /** "The server SHOULD deactivate the upload resource"; a photo stays, for one can only add. */
    async remove(ctx: Context, id: string): Promise<void> {
      requireNoState(ctx, dialectOf(ctx))
      const found = find(id)
      if (isPhoto(found)) throw new AppError('ALREADY_SAVED')
      await found.discard(new AppError('CANCELLED'))
      ctx.status = 204
    },
  }

  /** "The server can choose to replay the final response to the client". */
  async function answerCompleted(
    ctx: Context,
    dialect: Dialect,
    { id, photo }: { id: string; photo: Photo },
    piece: SaidPiece,
  ): Promise<void> {
    const isAtEnd = piece.offset === photo.bytes
    if (isAtEnd && piece.contentLength === 0) await answerSaved(ctx, dialect, id, photo)
    else if (!isAtEnd && !dialect.refusesCompleted)
      answerMismatch(ctx, dialect, photo, piece.offset)
    else {
      tellState(ctx, dialect, photo)
      answerProblem(ctx, 'completed-upload', badRequest(HEADERS.uploadOffset))
    }
  }
}

const lengthSoFar = (found: Incoming | Photo): number | null =>
  isPhoto(found) ? found.bytes : found.stored.length

const lifetimeOf = (upload: Incoming): number => upload.expiresAt() - Date.now()

/** "The value of the Location and Upload-Limit header fields" is that of the answer to come. */
function headersOf104(ctx: Context): Record<string, string> {
  const names = [HEADERS.interopVersion, 'Location', HEADERS.uploadLimit]
  return Object.fromEntries(
    names.flatMap((name) => (ctx.res.hasHeader(name) ? [[name, ctx.response.get(name)]] : [])),
  )
}

function answerEmpty(ctx: Context, status: number): void {
  ctx.status = status
  ctx.body = status === 204 ? null : ''
}

/** @throws AppError BAD_REQUEST */
function readPiece(ctx: Context, dialect: Dialect, offset: number): SaidPiece {
  const header = (name: string) => ctx.get(name)
  const isLast = readIsLast(header, dialect) ?? dialect.isLastByDefault
  if (isLast === null) throw badRequest(dialect.completeness)
  return {
    ...{ offset, isLast },
    contentLength: hasBody(ctx.req) ? contentLength(ctx) : 0,
    uploadLength: readInteger(header(HEADERS.uploadLength)),
  }
}

/** "A PATCH request with the application/partial-upload media type". */
function requirePieceType(ctx: Context): void {
  if (ctx.request.type.trim().toLowerCase() !== PARTIAL_CONTENT_TYPE)
    throw new AppError('WRONG_CONTENT_TYPE')
}

/**
 * Draft -05: "The request MUST NOT include an Upload-Offset, Upload-Complete, or Upload-Length
 * header field. The server MUST reject requests with either of these fields".
 */
function requireNoState(ctx: Context, { forbidsState, completeness }: Dialect): void {
  const state = [HEADERS.uploadOffset, completeness, HEADERS.uploadLength]
  const said = forbidsState ? state.find((name) => ctx.get(name) !== '') : undefined
  if (said !== undefined) throw badRequest(said)
}
