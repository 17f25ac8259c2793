import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { LIMITS, type Presence } from '../../contract/http'
import { PHONE_COLOURS, type Phone, type Sender } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import type { Clock } from '../base/clock'
import { AppError, badRequest } from '../base/errors'
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

/**
 * A phone that was silent for this long has gone, milliseconds. A visible page reports every 20 s.
 */
const SILENCE_MS = 60_000
const SWEEP_MS = 10_000
const MOST_PHONES = 512

/** The phones that have the page open. */
export interface Phones {
  /** @throws AppError BAD_REQUEST where the text is not a `Presence`, REMOVED */
  tell(json: string): void
  list(): Phone[]
  /** Forgets one of them. */
  remove(id: string): void
  /** Forgets them all. */
  clear(): void
  close(): void
}

/** @param isRemoved whether the person at the computer has removed the phone of this id */
export function createPhones(
  emit: (event: ReceiverEvent) => void,
  { now, elapsed }: Clock,
  isRemoved: (id: string) => boolean,
): Phones {
  const phones = new Map<string, Phone>()
  const heardAt = new Map<string, number>()
  let sweeping: NodeJS.Timeout | null = null

  function sweep(): void {
    for (const [id, time] of heardAt) if (elapsed() - time > SILENCE_MS) leave(id)
  }

  function leave(id: string): void {
    heardAt.delete(id)
    if (!phones.delete(id)) return
    emit({ type: 'phone-left', id })
    if (phones.size > 0 || sweeping === null) return
    clearInterval(sweeping)
    sweeping = null
  }

  return {
    tell(json) {
      const { sender: id, name, colour, state, done, total } = readPresence(json)
      if (isRemoved(id)) throw new AppError('REMOVED')
      if (state === 'left') return leave(id)
      if (!phones.has(id) && phones.size >= MOST_PHONES) return
      const phone: Phone = {
        id,
        name: shownName(name) || 'Phone',
        colour,
        state,
        done,
        total,
        seenAt: now(),
      }
      phones.set(id, phone)
      heardAt.set(id, elapsed())
      sweeping ??= setInterval(sweep, SWEEP_MS).unref()
      emit({ type: 'phone', phone })
    },
    list: () => [...phones.values()],
    remove: leave,
    clear() {
      for (const id of [...phones.keys()]) leave(id)
    },
    close() {
      if (sweeping !== null) clearInterval(sweeping)
    },
  }
}

const COUNT = v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999_999)), 0)
const PRESENCE = v.object({
  sender: SENDER_ID,
  name: v.string(),
  colour: v.fallback(v.nullable(v.picklist(PHONE_COLOURS)), null),
  state: v.picklist(['open', 'picking', 'preparing', 'sending', 'done', 'hidden', 'left']),
  done: COUNT,
  total: COUNT,
})
const PRESENCE_TEXT = v.pipe(v.string(), v.parseJson(), PRESENCE)

/** Reads what a phone says of itself. @throws AppError BAD_REQUEST */
export function readPresence(json: string): Presence {
  const { success, output, issues } = v.safeParse(PRESENCE_TEXT, json)
  if (!success) throw badRequest(v.getDotPath(issues[0]) ?? 'JSON')
  return output
}
