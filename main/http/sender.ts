import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { LIMITS } from '../../contract/http'
import type { Sender } from '../../contract/photo'
import { visibleText } from '../base/visible-text'

/** The phone page's own id, as its browser keeps it. */
export const SENDER_ID = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/))

/** The name that a stranger gave himself, fit to be shown; empty where nothing is left of it. */
export function shownName(given: string): string {
  return [...visibleText(given).trim()].slice(0, LIMITS.senderNameLength).join('')
}

/**
 * Who is sending: as the phone's page says in the metadata, else guessed from the address and the
 * program.
 * @param said `id` and `name` as the sender gave them
 */
export function senderOf(
  said: { id: string | undefined; name: string | undefined },
  remoteAddress: string | undefined,
  userAgent: string,
): Sender {
  const guessed = deviceName(userAgent)
  return {
    id: v.is(SENDER_ID, said.id) ? said.id : addressId(`${remoteAddress} ${guessed}`),
    name: shownName(said.name ?? '') || guessed,
  }
}

const addressId = (seed: string): string =>
  createHash('sha256').update(seed).digest('hex').slice(0, 32)

/** What kind of device or program a `User-Agent` names, in a word or two. */
export function deviceName(userAgent: string): string {
  if (/iPhone/.test(userAgent)) return 'iPhone'
  if (/iPad/.test(userAgent)) return 'iPad'
  if (/Android/.test(userAgent)) return 'Android'
  if (/Macintosh/.test(userAgent)) return 'Mac'
  if (/Windows/.test(userAgent)) return 'Windows PC'
  // An iOS program's own requests: "Uploader/1 CFNetwork/1494 Darwin/23.4.0".
  if (/CFNetwork/.test(userAgent)) return 'iPhone'
  return /^[A-Za-z][\w.-]{0,20}/.exec(userAgent)?.[0] ?? 'Phone'
}
