import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from 'koa'
import type { HttpErrorCode } from '../../contract/http'
import { AppError, badRequest } from '../base/errors'

/** How much more is read of a body whose answer is out. */
export interface Drain {
  bytes: number
  /** In all, milliseconds. */
  ms: number
  /** Without a byte, milliseconds. */
  silenceMs: number
}

/** As nginx lingers: https://nginx.org/en/docs/http/ngx_http_core_module.html#lingering_close */
export const LONG_DRAIN: Drain = { bytes: 1024 ** 3, ms: 30_000, silenceMs: 5000 }
/** For strangers, who may have a photo to send too. */
export const SHORT_DRAIN: Drain = { bytes: 16 * 1024 ** 2, ms: 5000, silenceMs: 2000 }

const TEXT_MS = 10_000

/**
 * The request's body. Answers `100 Continue` to a sender that waits for it; to HTTP/1.0 a server
 * "MUST NOT send" it (RFC 9110, 15.2).
 */
export function requestBody(ctx: Context): IncomingMessage {
  const mayContinue = ctx.req.httpVersion !== '1.0'
  if (mayContinue && ctx.get('Expect').toLowerCase() === '100-continue') ctx.res.writeContinue()
  return ctx.req
}

/**
 * The declared length of the body; null if there is none.
 * @throws AppError BAD_REQUEST
 */
export function contentLength(ctx: Context): number | null {
  return ctx.get('Content-Length') === '' ? null : wholeNumber(ctx, 'Content-Length')
}

/**
 * A header's whole number. One beyond 2^53 is not exact, but still larger than any file.
 * @throws AppError BAD_REQUEST where it is not one
 */
export function wholeNumber(ctx: Context, header: string): number {
  const text = ctx.get(header)
  if (/^\d+$/.test(text)) return Number(text)
  throw badRequest(header)
}

/** A short body as text. @throws AppError TOO_LARGE, BODY_ENDED_EARLY, IDLE */
export function readText(ctx: Context, mostBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const body = requestBody(ctx)
    const chunks: Buffer[] = []
    let bytes = 0
    const stop = () => {
      clearTimeout(late)
      body.off('data', onData).off('end', onEnd).off('close', onCut).pause()
    }
    const refuse = (error: HttpErrorCode) => {
      stop()
      reject(new AppError(error))
    }
    const onData = (chunk: Buffer) => {
      chunks.push(chunk)
      bytes += chunk.length
      if (bytes > mostBytes) refuse('TOO_LARGE')
    }
    const onEnd = () => {
      stop()
      resolve(Buffer.concat(chunks).toString('utf8'))
    }
    const onCut = () => refuse('BODY_ENDED_EARLY')
    // A few hundred bytes: whoever needs longer does not want to send them.
    const late = setTimeout(() => refuse('IDLE'), TEXT_MS)
    body.on('error', () => {})
    body.on('data', onData).on('end', onEnd).on('close', onCut)
  })
}

/** Whether a body is announced. */
export function hasBody({ headers }: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': encoding } = headers
  return encoding !== undefined || Number(length ?? 0) > 0
}

/** Whether a body is announced of which something is still unread. */
export const hasUnreadBody = (request: IncomingMessage): boolean =>
  hasBody(request) && !request.readableEnded

/**
 * Answers a request of whose body something is still to come: sends the answer, then reads on and
 * ends the connection. Ended with bytes unread it would be reset, and the answer lost with it; many
 * programs do not look for one before they have sent all.
 */
export async function answerThenDrain(
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
  most: Drain,
): Promise<void> {
  response.flushHeaders()
  if (body.length > 0) response.write(body)
  // A sender that waits for "100 Continue" has sent nothing and will not.
  if (request.headers.expect === undefined) await drain(request, most)
  response.end()
}

/** Reads the rest of a body away. */
export function drain(request: IncomingMessage, most: Drain): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0
    const done = () => {
      clearTimeout(late)
      clearTimeout(silent)
      request.off('data', onData).off('end', done).off('close', done).pause()
      resolve()
    }
    const onData = (chunk: Buffer) => {
      silent.refresh()
      bytes += chunk.length
      if (bytes > most.bytes) done()
    }
    const late = setTimeout(done, most.ms)
    const silent = setTimeout(done, most.silenceMs)
    request.on('error', () => {})
    if (request.destroyed || request.readableEnded) done()
    else request.on('data', onData).on('end', done).on('close', done).resume()
  })
}
