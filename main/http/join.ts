import { setTimeout as delay } from 'node:timers/promises'
import type { Context } from 'koa'
import { HTTP_ERRORS, LIMITS } from '../../contract/http'
import type { Tries } from '../access/tries'
import { AppError } from '../base/errors'
import { sourceOf } from '../network/ipv4'
import { isSameSecret } from './host-check'
import { type JoinError, langQuery, type Pages } from './page'
import { readText } from './request-body'

/** Refused digits are answered after this long: a flood of them takes no time from phones. */
const REFUSED_MS = 100

export interface JoinDeps {
  code(): string
  token(): string
  page: Pages['join']
  tries: Tries
}

/** For phones without a camera: the right six digits redirect to the page with the token. */
export function createJoin({ code, token, page, tries }: JoinDeps) {
  return {
    /** Says at once where nothing can be typed. */
    page: (ctx: Context) => page(ctx, tries.refusal(sourceOf(ctx.ip)) ?? ''),

    async join(ctx: Context): Promise<void> {
      const form = new URLSearchParams(await readText(ctx, LIMITS.formBytes))
      const typed = (form.get('code') ?? '').replace(/\D/g, '')
      const source = sourceOf(ctx.ip)
      const refusal = tries.refusal(source)
      if (refusal !== null) return refuse(ctx, refusal)
      if (!isSameSecret(typed, code())) {
        tries.wasWrong(source)
        return refuse(ctx, tries.refusal(source) ?? 'WRONG_CODE')
      }
      tries.wasRight(source)
      ctx.status = 303
      ctx.set('Location', `/${token()}/${langQuery(ctx)}`)
      ctx.set('Cache-Control', 'no-store')
      ctx.body = ''
    },
  }

  /** A browser gets the page again with the error on it, a program the usual JSON. */
  async function refuse(ctx: Context, code: Exclude<JoinError, ''>): Promise<void> {
    await delay(REFUSED_MS)
    if (ctx.accepts('json', 'html') !== 'html') throw new AppError(code)
    ctx.status = HTTP_ERRORS[code].status
    await page(ctx, code)
  }
}
