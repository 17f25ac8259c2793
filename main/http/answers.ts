import type { Context, Next } from 'koa'
import { type ErrorBody, LIMITS } from '../../contract/http'
import { fileProblem, ProblemError } from '../base/problem'
import { drain, hasUnreadBody } from './request-body'

/** Answers every problem as `{ "error": { "code", "message" } }` with its status; what is not a known problem is told to `report`. */
export function answerProblems(report: (error: unknown) => void) {
  return async (ctx: Context, next: Next): Promise<void> => {
    try {
      await next()
      if (ctx.status === 404 && ctx.body == null) throw new ProblemError('NOT_FOUND')
    } catch (error) {
      const problem = knownProblem(error)
      if (problem.code === 'INTERNAL') report(problem.cause ?? error)
      const { code, message, details } = problem
      const body: ErrorBody = { error: { code, message, ...details } }
      ctx.status = problem.status
      ctx.body = body
      if (problem.status === 503) ctx.set('Retry-After', '5')
    }
    await sendBeforeDraining(ctx)
  }
}

function knownProblem(error: unknown): ProblemError {
  const problem = fileProblem(error)
  if (problem) return problem
  // Koa's own refusals, such as a path that is not valid percent-encoding.
  const isBadRequest = error instanceof Error && 'status' in error && error.status === 400
  return new ProblemError(isBadRequest ? 'BAD_REQUEST' : 'INTERNAL', { cause: error })
}

/** Where a body is still arriving, the answer goes out first, then a little of the rest is read away, then the connection closes. */
async function sendBeforeDraining(ctx: Context): Promise<void> {
  if (!hasUnreadBody(ctx.req) || ctx.res.destroyed) return
  ctx.respond = false
  const text = ctx.body == null ? '' : JSON.stringify(ctx.body)
  ctx.set('Connection', 'close')
  if (text !== '') ctx.type = 'json'
  ctx.res.statusCode = ctx.status
  if (ctx.status !== 204) ctx.res.setHeader('Content-Length', Buffer.byteLength(text))
  ctx.res.flushHeaders()
  if (text !== '') ctx.res.write(text)
  // A sender that waits for "100 Continue" has sent nothing and will not.
  if (ctx.get('Expect') === '') await drain(ctx.req, LIMITS.drainBytes)
  ctx.res.end()
}
