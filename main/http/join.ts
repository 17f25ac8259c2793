import { setTimeout as delay } from 'node:timers/promises'
import type { Context } from 'koa'
import { LIMITS } from '../../contract/http'
import type { Tries } from '../access/tries'
import { AppError } from '../base/errors'
import { sourceOf } from '../network/ipv4'
import { isSameSecret } from './host-check'
import { langQuery } from './page'
import { readText } from './request-body'

/** Refused digits are answered after this long: a flood of them takes no time from phones. */
const REFUSED_MS = 100

export interface JoinDeps {
  code(): string
  token(): string
  tries: Tries
}

/** For phones without a camera: the right six digits redirect to the page with the token. */
export function createJoin({ code, token, tries }: JoinDeps) {
  return async (ctx: Context): Promise<void> => {
    const form = new URLSearchParams(await readText(ctx, LIMITS.formBytes))
    const typed = digitsIn(form.get('code') ?? '')
    const source = sourceOf(ctx.ip)
    const refusal = tries.refusal(source)
    if (refusal !== null) return refuse(refusal)
    if (!isSameSecret(typed, code())) {
      tries.wasWrong(source)
      return refuse(tries.refusal(source) ?? 'WRONG_CODE')
    }
    tries.wasRight(source)
    ctx.status = 303
    ctx.set('Location', `/${token()}/${langQuery(ctx)}`)
    ctx.set('Cache-Control', 'no-store')
    ctx.body = ''
  }
}

/** Also those of Arabic, Persian and Urdu, and wide ones: keyboards of phones have them. */
const digitsIn = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => `${digit.charCodeAt(0) & 0xf}`)
    .replace(/\D/g, '')

async function refuse(code: 'WRONG_CODE' | 'TOO_MANY_TRIES' | 'TYPING_CLOSED'): Promise<never> {
  await delay(REFUSED_MS)
  throw new AppError(code)
}
