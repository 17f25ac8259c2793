import type { Context } from 'koa'
import { HTTP_ERRORS, LIMITS } from '../../contract/http'
import { AppError } from '../base/errors'
import { isSameSecret } from './host-check'
import { type JoinError, langQuery, type Pages } from './page'
import { readText } from './request-body'

const TRIES_A_MINUTE = 5
const MINUTE_MS = 60_000
/** Wrong codes in total after which the code is changed. */
const MOST_WRONG = 50
const MOST_ADDRESSES = 4096

/**
 * Counts wrong codes, per address and in total.
 * @param elapsed monotonic clock, milliseconds: with the wall clock, setting it back locks phones
 * out
 */
export function createTries(elapsed: () => number, onTooManyInAll: () => void) {
  const wrong = new Map<string, number[]>()
  let inAll = 0
  const recent = (address: string) =>
    (wrong.get(address) ?? []).filter((time) => elapsed() - time < MINUTE_MS)

  return {
    mayTry: (address: string): boolean => recent(address).length < TRIES_A_MINUTE,
    wasWrong(address: string): void {
      if (wrong.size >= MOST_ADDRESSES) wrong.clear()
      wrong.set(address, [...recent(address), elapsed()])
      inAll += 1
      if (inAll % MOST_WRONG === 0) onTooManyInAll()
    },
  }
}

export interface JoinDeps {
  code(): string
  token(): string
  page: Pages['join']
  tries: ReturnType<typeof createTries>
}

/** For phones without a camera: the right six digits redirect to the page with the token. */
export function createJoin({ code, token, page, tries }: JoinDeps) {
  return {
    page: (ctx: Context) => page(ctx, ''),

    async join(ctx: Context): Promise<void> {
      const form = new URLSearchParams(await readText(ctx, LIMITS.formBytes))
      const typed = (form.get('code') ?? '').replace(/\D/g, '')
      if (!tries.mayTry(ctx.ip)) return refuse(ctx, 'TOO_MANY_TRIES')
      if (!isSameSecret(typed, code())) {
        tries.wasWrong(ctx.ip)
        return refuse(ctx, 'WRONG_CODE')
      }
      ctx.status = 303
      ctx.set('Location', `/${token()}/${langQuery(ctx)}`)
      ctx.set('Cache-Control', 'no-store')
      ctx.body = ''
    },
  }

  /** A browser gets the page again with the error on it, a program the usual JSON. */
  async function refuse(ctx: Context, code: Exclude<JoinError, ''>): Promise<void> {
    if (ctx.accepts('json', 'html') !== 'html') throw new AppError(code)
    ctx.status = HTTP_ERRORS[code].status
    await page(ctx, code)
  }
}
