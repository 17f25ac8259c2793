import { createHmac } from 'node:crypto'
import * as v from 'valibot'
import type { MessagesRequest } from '../../contract/handed'
import { LIMITS, type Presence } from '../../contract/http'
import { BY_HAND, PHONE_COLOURS, type Phone, type Sender } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import { createBoundedMap } from '../base/bounded-map'
import type { Clock } from '../base/clock'
import { AppError, badRequest } from '../base/errors'
import { visibleText } from '../base/visible-text'

/** The phone page's own id, as its browser keeps it: 128 random bits. */
const CHOSEN_ID = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/), v.notValue(BY_HAND.id))
/** An id that `createSenderOf` made. No sender can choose it. */
const OWN_ID = v.pipe(v.string(), v.regex(/^program:[0-9a-f]{32}$/))
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
export function createSenderOf(secret: string) {
  const ownId = (seed: string): string =>
    `program:${createHmac('sha256', secret).update(seed).digest('hex').slice(0, 32)}`

  /** @param said `id` and `name` as the sender gave them */
  return (
    said: { id: string | undefined; name: string | undefined },
    remoteAddress: string | undefined,
    userAgent: string,
  ): Sender => {
    const guessed = deviceName(userAgent)
    return {
      id: v.is(CHOSEN_ID, said.id) ? said.id : ownId(`${remoteAddress} ${guessed}`),
      name: shownName(said.name ?? '') || guessed,
    }
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

/**
 * A phone that was silent for this long has gone, milliseconds. A visible page reports every 20 s.
 */
const SILENCE_MS = 60_000
const MOST_PHONES = 512

/** The phones that have the page open. */
export interface Phones {
  /**
   * @param source where the request comes from: when there are too many phones, one gives way of
   *   the source that has the most
   * @throws AppError BAD_REQUEST where the text is not a `Presence`, REMOVED
   */
  tell(json: string, source: string): void
  /** A photo of this phone is saved: it is there, and gives way to none that sends nothing. */
  hasSent(id: string): void
  list(): Phone[]
  has(id: string): boolean
  /** Forgets one of them. */
  remove(id: string): void
  /** Forgets them all. */
  clear(): void
  close(): void
}

/**
 * @param isRemoved whether the person at the computer has removed the phone of this id
 * @param onClosed called when a phone says that it closes its page; one that is silent may only
 *   sleep
 */
export function createPhones(
  emit: (event: ReceiverEvent) => void,
  { now, elapsed }: Clock,
  isRemoved: (id: string) => boolean,
  onClosed: (id: string) => void = () => {},
): Phones {
  const phones = createBoundedMap<{ phone: Phone; hasSent: boolean }>({
    most: MOST_PHONES,
    maxAgeMs: SILENCE_MS,
    elapsed,
    isPreferred: ({ hasSent }) => hasSent,
    onDropped: (id) => emit({ type: 'phone-left', id }),
  })

  function leave(id: string): void {
    if (phones.delete(id)) emit({ type: 'phone-left', id })
  }

  return {
    tell(json, source) {
      const { sender: id, name, colour, state, done, total } = readPresence(json)
      if (isRemoved(id)) throw new AppError('REMOVED')
      if (state === 'left') {
        leave(id)
        return onClosed(id)
      }
      const phone: Phone = {
        id,
        name: shownName(name) || 'Phone',
        colour,
        state,
        done,
        total,
        seenAt: now(),
      }
      phones.set(id, { phone, hasSent: phones.get(id)?.hasSent ?? false }, source)
      emit({ type: 'phone', phone })
    },
    hasSent(id) {
      const known = phones.get(id)
      if (known) known.hasSent = true
    },
    list: () => phones.values().map(({ phone }) => phone),
    has: phones.has,
    remove: leave,
    clear() {
      for (const id of phones.keys()) leave(id)
    },
    close: phones.clear,
  }
}

const COUNT = v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999_999)), 0)
const PRESENCE = v.object({
  sender: CHOSEN_ID,
  name: v.string(),
  colour: v.fallback(v.nullable(v.picklist(PHONE_COLOURS)), null),
  state: v.picklist(['open', 'picking', 'preparing', 'sending', 'done', 'hidden', 'left']),
  done: COUNT,
  total: COUNT,
})
const PRESENCE_TEXT = v.pipe(v.string(), v.parseJson(), PRESENCE)

/** Reads what a phone says of itself. @throws AppError BAD_REQUEST */
export const readPresence = (json: string): Presence => readJson(PRESENCE_TEXT, json)

const MESSAGES_REQUEST = v.object({
  id: CHOSEN_ID,
  after: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
})
const MESSAGES_TEXT = v.pipe(v.string(), v.parseJson(), MESSAGES_REQUEST)

/** Reads a page's question for its messages. @throws AppError BAD_REQUEST */
export const readMessagesRequest = (json: string): MessagesRequest => readJson(MESSAGES_TEXT, json)

function readJson<Output>(schema: v.GenericSchema<string, Output>, json: string): Output {
  const { success, output, issues } = v.safeParse(schema, json)
  if (!success) throw badRequest(v.getDotPath(issues[0]) ?? 'JSON')
  return output
}
