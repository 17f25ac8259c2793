import type { IncomingMessage } from 'node:http'
import type { Context } from 'koa'
import type { HttpErrorCode } from '../../contract/http'
import { AppError, badRequest } from '../base/errors'

const DRAIN_MS = 2000
const TEXT_MS = 10_000

/** The request's body. Answers `100 Continue` to a sender that waits for it. */
export function requestBody(ctx: Context): IncomingMessage {
  if (ctx.get('Expect').toLowerCase() === '100-continue') ctx.res.writeContinue()
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

/** Whether a body is announced of which something is still unread. */
export function hasUnreadBody(request: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
  return (encoding !== undefined || Number(length ?? 0) > 0) && !request.readableEnded
}

/**
 * Drains the rest of a body, at most `mostBytes` or two seconds. Closing a connection while bytes
 * arrive would reset it, and the sender would never see the answer.
 */
export function drain(request: IncomingMessage, mostBytes: number): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0
    const done = () => {
      clearTimeout(timer)
      request.off('data', onData).off('end', done).off('close', done).pause()
      resolve()
    }
    const onData = (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > mostBytes) done()
    }
    const timer = setTimeout(done, DRAIN_MS)
    request.on('error', () => {})
    if (request.destroyed || request.readableEnded) done()
    else request.on('data', onData).on('end', done).on('close', done).resume()
  })
}
