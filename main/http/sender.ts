import { createHmac } from 'node:crypto'
import * as v from 'valibot'
import { LIMITS } from '../../contract/http'
import { BY_HAND, PROGRAM_ID, type Sender } from '../../contract/photo'
import { visibleText } from '../base/visible-text'
import { sourceOf } from '../network/ipv4'
import type { NameOf } from './sender-names'

/** The phone page's own id, as its browser keeps it: 128 random bits. */
export const CHOSEN_ID = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{1,64}$/),
  v.notValue(BY_HAND.id),
)
/** An id that `createSenderOf` made. No sender can choose it. */
const OWN_ID = v.pipe(v.string(), v.regex(new RegExp(`^${PROGRAM_ID}[0-9a-f]{32}$`)))
/** The id of any sender. */
export const SENDER_ID = v.union([CHOSEN_ID, OWN_ID])

/** The name that a stranger gave himself, fit to be shown; empty where nothing is left of it. */
export function shownName(given: string): string {
  return [...visibleText(given).trim()].slice(0, LIMITS.senderNameLength).join('')
}

export type SenderOf = ReturnType<typeof createSenderOf>

/**
 * Says who is sending: as the phone's page says in the metadata, else one sender for each address
 * and kind of program. The ids made here cannot be computed by others and lie apart from those that
 * phones choose, so that nobody takes the place of a sender that was allowed.
 * @param secret of this computer alone
 */
export function createSenderOf(secret: string, nameOf: NameOf) {
  const ownId = (seed: string): string =>
    `${PROGRAM_ID}${createHmac('sha256', secret).update(seed).digest('hex').slice(0, 32)}`

  /** @param said `id` and `name` as the sender gave them */
  return (
    said: { id: string | undefined; name: string | undefined },
    remoteAddress: string | undefined,
    userAgent: string,
  ): Sender => {
    const guessed = deviceName(userAgent)
    const id = v.is(CHOSEN_ID, said.id) ? said.id : ownId(`${remoteAddress} ${guessed}`)
    const wanted = shownName(said.name ?? '') || guessed
    return { id, name: nameOf(id, wanted, sourceOf(remoteAddress)) }
  }
}

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
