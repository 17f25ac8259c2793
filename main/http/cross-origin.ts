import type { Context, Next } from 'koa'
import { HEADERS } from '../../contract/http'

/** What our own page asks with (https://fetch.spec.whatwg.org/#http-cors-protocol). */
const METHODS = ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'].join(', ')
const REQUEST_HEADERS = [
  'Content-Type',
  HEADERS.tusResumable,
  HEADERS.uploadLength,
  HEADERS.uploadOffset,
  HEADERS.uploadMetadata,
  HEADERS.uploadChecksum,
].join(', ')
/** How long a browser need not ask again, seconds. */
const MAX_AGE = 600

/**
 * Lets a page that was opened over another address of this computer read our answers: one that the
 * computer has, or had in this run. To be put behind the checks of `Origin` and token, so that
 * nobody else ever sees these headers.
 */
export async function allowOwnPages(ctx: Context, next: Next): Promise<void> {
  const origin = ctx.get('Origin')
  // Koa's `ctx.origin` is the header itself.
  if (origin === '' || origin === `${ctx.protocol}://${ctx.get('Host')}`) return next()
  ctx.set('Access-Control-Allow-Origin', origin)
  ctx.vary('Origin')
  ctx.set('Access-Control-Expose-Headers', HEADERS.uploadOffset)
  if (ctx.method !== 'OPTIONS' || ctx.get('Access-Control-Request-Method') === '') return next()
  ctx.set('Access-Control-Allow-Methods', METHODS)
  ctx.set('Access-Control-Allow-Headers', REQUEST_HEADERS)
  ctx.set('Access-Control-Max-Age', `${MAX_AGE}`)
  ctx.status = 204
}
