import type { Context, Next } from 'koa'
import { type ErrorBody, HTTP_ERRORS } from '../../contract/http'
import { AppError, fileError, type HttpError } from '../base/errors'
import { type Landing, wantsPage } from './landing'
import { answerThenDrain, hasUnreadBody, LONG_DRAIN, SHORT_DRAIN } from './request-body'

/**
 * Answers every error with the status of its code: a browser with a page, a program with
 * `{ "error": { "code", "message" } }`. An error without a code is told to `report`.
 */
export function answerErrors(report: (error: unknown) => void, tellError: Landing['tellError']) {
  return async (ctx: Context, next: Next): Promise<void> => {
    try {
      await next()
      if (ctx.status === 404 && ctx.body == null) throw new AppError('NOT_FOUND')
    } catch (error) {
      const known = httpError(error)
      const { code, message, details, cause } = known
      if (code === 'INTERNAL') report(cause ?? error)
      const { status } = HTTP_ERRORS[code]
      ctx.status = status
      const isTold = wantsPage(ctx) && (await tellError(ctx, known).then(() => true, report))
      if (!isTold) ctx.body = { error: { code, message, ...details } } satisfies ErrorBody
      if (status === 503) ctx.set('Retry-After', '5')
    }
    await sendBeforeDraining(ctx)
  }
}

function httpError(error: unknown): HttpError {
  const known = fileError(error)
  if (known) return known
  // Koa's own refusals, such as a path that is not valid percent-encoding.
  const isBadRequest = error instanceof Error && 'status' in error && error.status === 400
  return new AppError(isBadRequest ? 'BAD_REQUEST' : 'INTERNAL', { cause: error })
}

/** If the body is still arriving, the sender hears the answer all the same. */
async function sendBeforeDraining(ctx: Context): Promise<void> {
  if (!hasUnreadBody(ctx.req) || ctx.res.destroyed) return
  ctx.respond = false
  const body = bytesOf(ctx.body)
  ctx.set('Connection', 'close')
  ctx.res.statusCode = ctx.status
  if (ctx.status !== 204) ctx.res.setHeader('Content-Length', body.length)
  await answerThenDrain(ctx.req, ctx.res, body, ctx.state.knowsCode ? LONG_DRAIN : SHORT_DRAIN)
}

/** A body as Koa sends it, which has set its type already. */
function bytesOf(body: unknown): Buffer {
  if (body == null) return Buffer.alloc(0)
  if (Buffer.isBuffer(body)) return body
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}
