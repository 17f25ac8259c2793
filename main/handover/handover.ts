import { randomBytes } from 'node:crypto'
import { HANDED_LIMITS, type Handed, type HandedState } from '../../contract/handed'
import { PATHS } from '../../contract/http'
import type { PhotoFormat, Size } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import type { Clock } from '../base/clock'
import { AppError } from '../base/errors'
import type { Measurer } from '../image/measure'
import { safeName } from '../library/file-name'
import { createFetchProgress, type FetchEnd, type FetchProgress } from './fetch-progress'
import { contentType, type HandedFile, isPicture, lookAt, openAgain } from './handed-file'
import { readText } from './handed-text'
import { createLeaving } from './leaving'
import type { PhoneMessages } from './messages'
import { createTransfers, type Transfer } from './transfers'

/** A file, by its path and, where it is known already, what it is; or a text. */
export type Given =
  | { path: string; facts?: { format: PhotoFormat; size: Size | null } }
  | { text: string }

/** What the computer holds for phones. Each phone can fetch what was handed to it, once. */
export interface Handover {
  /**
   * Hands over all of it or nothing.
   * @throws AppError PHONE_AWAY where its page is not open, NOT_HANDED, TEXT_TOO_LONG,
   *   NOTHING_HANDED, TOO_MANY_HANDED
   */
  give(phoneId: string, given: readonly Given[]): Promise<Handed[]>
  /** Its address dies at once, also while it is fetched. */
  withdraw(id: string): void
  /** What phones can still fetch, in the order in which it was handed over. */
  list(): Handed[]
}

/** What phones reach of it, each thing by the secret in its address. */
export interface PhoneHandover {
  /** @returns null where the address has died, never was, or is that of words */
  find(secret: string): Fetchable | null
  /**
   * The phone is done with it: its person has saved or copied it, or does not want it.
   * @returns whether the address was alive
   */
  dismiss(secret: string): boolean
}

/** A file that a phone can fetch. */
export interface Fetchable {
  name: string
  type: string
  bytes: number
  /** A strong validator (RFC 9110, 8.8.3), with its quotes. */
  etag: string
  /**
   * Begins to send a part of it, both ends inclusive.
   * @param isShown the page only shows it: it is not over before the page says so
   * @returns null where it has gone, or its file is not the same any more
   * @throws AppError BUSY, and the file system's error
   */
  begin(start: number, last: number, isShown: boolean): Promise<Transfer | null>
}

export interface HandoverDeps {
  clock: Clock
  emit(event: ReceiverEvent): void
  messages: PhoneMessages
  measurer: Pick<Measurer, 'measureFile'>
  /** Whether this phone has its page open. */
  isHere(phoneId: string): boolean
}

/** What is known of a thing before it has an id. */
type Prepared = Pick<Handed, 'kind' | 'name' | 'bytes' | 'width' | 'height'> & {
  text: string | null
  file: HandedFile | null
  type: string
}

interface Thing extends Prepared {
  id: string
  phoneId: string
  secret: string
  state: HandedState
  progress: FetchProgress
  /** The page fetches it to show it; what it shows may not be saved yet. */
  isShown: boolean
  /** Its phone's page is closed: it can be fetched no more, but what is on its way arrives. */
  isClosed: boolean
  /** Runs while all may have arrived and the phone is silent; then it has. */
  silence: NodeJS.Timeout | undefined
  /** When its progress was told last, to the computer and to the phone, milliseconds. */
  toldAt: { here: number; phone: number }
}

/** How often progress is told, milliseconds. */
const TELL_HERE_MS = 100
const TELL_PHONE_MS = 1000
/**
 * How long a phone may take to come back for what it may not have, milliseconds. A download manager
 * with several connections asks again within seconds for the one that broke.
 */
export const SILENCE_MS = 30_000

const randomId = () => randomBytes(16).toString('base64url')

/** The things for phones, and what becomes of them. */
export function createHandover({ emit, messages, measurer, isHere, clock }: HandoverDeps) {
  /** By id, in the order in which they were handed over. */
  const things = new Map<string, Thing>()
  const bySecret = new Map<string, Thing>()
  const transfers = createTransfers()
  const leaving = createLeaving(close)
  messages.onAsked(leaving.stay)
  messages.onLost(close)

  async function prepare(given: Given): Promise<Prepared> {
    const noPicture = { width: null, height: null }
    if ('text' in given) {
      const { text, ...known } = readText(given.text)
      const bytes = Buffer.byteLength(text)
      return { ...known, ...noPicture, text, bytes, file: null, type: '' }
    }
    const file = await lookAt(given.path)
    const name = safeName(given.path)
    const facts = given.facts ?? (await measurer.measureFile(given.path).catch(() => null))
    const format = facts?.format ?? null
    const isPhoto = isPicture(format)
    const { width, height } = (isPhoto && facts?.size) || noPicture
    const kind = isPhoto ? 'photo' : 'file'
    const type = contentType(name, format)
    return { kind, name, bytes: file.bytes, width, height, text: null, file, type }
  }

  function requirePlace(phoneId: string, more: number): void {
    if (!isHere(phoneId)) throw new AppError('PHONE_AWAY')
    const ofPhone = [...things.values()].filter((thing) => thing.phoneId === phoneId).length
    const isFull =
      ofPhone + more > HANDED_LIMITS.ofPhone || things.size + more > HANDED_LIMITS.inAll
    if (isFull) throw new AppError('TOO_MANY_HANDED')
  }

  function add(phoneId: string, prepared: Prepared): Handed {
    const thing: Thing = {
      ...prepared,
      ...{ id: randomId(), phoneId, secret: randomId(), state: 'waiting' },
      ...{ isShown: false, isClosed: false, silence: undefined },
      progress: createFetchProgress(prepared.bytes),
      toldAt: { here: 0, phone: 0 },
    }
    const { id, kind, name, bytes, width, height, text, secret } = thing
    things.set(id, thing)
    bySecret.set(secret, thing)
    const path = `${PATHS.handed}/${secret}`
    messages.post(
      phoneId,
      { type: 'handed', id, kind, name, bytes, width, height, text, path },
      { subject: id, lasts: true },
    )
    tell(thing)
    return handedOf(thing)
  }

  function tell(thing: Thing): void {
    thing.toldAt.here = clock.elapsed()
    emit({ type: 'handed', handed: handedOf(thing) })
  }

  /** @param type what the phone's page is told; where it is not told, words stay there */
  function end(
    thing: Thing,
    state: 'fetched' | 'gone',
    type: 'fetched' | 'withdrawn' | 'taken-back' = state === 'fetched' ? state : 'withdrawn',
  ): void {
    const { id, phoneId, secret, file } = thing
    if (!things.delete(id)) return
    bySecret.delete(secret)
    clearTimeout(thing.silence)
    thing.state = state
    if (state === 'gone') transfers.cut(id)
    messages.forget(phoneId, id)
    if (file || type === 'taken-back')
      messages.post(phoneId, { type, id }, { subject: `end of ${id}` })
    tell(thing)
  }

  function onSent(thing: Thing, start: number, bytes: number): void {
    const { id, phoneId, progress, toldAt } = thing
    if (!things.has(id)) return
    progress.sent(start, start + bytes)
    const now = clock.elapsed()
    if (thing.state !== 'sending') become(thing, 'sending')
    else if (now - toldAt.here >= TELL_HERE_MS) tell(thing)
    if (now - toldAt.phone < TELL_PHONE_MS) return
    toldAt.phone = now
    const sent = progress.bytesSent()
    messages.post(phoneId, { type: 'fetching', id, sent }, { subject: `end of ${id}` })
  }

  function onEnd(thing: Thing, start: number, bytes: number, how: FetchEnd): void {
    const { id, progress } = thing
    if (!things.has(id)) return
    progress.ended(start, start + bytes, how)
    if (progress.isWhole() && !thing.isShown) end(thing, 'fetched')
    else settle(thing)
  }

  /** What becomes of it where nothing of it is being sent. */
  function settle(thing: Thing): void {
    clearTimeout(thing.silence)
    if (transfers.isSending(thing.id)) return
    const mayBeWhole = !thing.isShown && thing.progress.mayBeWhole()
    if (thing.isClosed) end(thing, mayBeWhole ? 'fetched' : 'gone')
    else become(thing, mayBeWhole ? 'sending' : 'waiting')
    if (mayBeWhole) thing.silence = setTimeout(end, SILENCE_MS, thing, 'fetched').unref()
  }

  function become(thing: Thing, state: HandedState): void {
    thing.state = state
    tell(thing)
  }

  /** The phone's page is closed, or is loaded again. */
  function leave(phoneId: string): void {
    if ([...things.values()].some((thing) => thing.phoneId === phoneId)) leaving.leave(phoneId)
    else close(phoneId)
  }

  /** Nothing more can be fetched by this phone; what is on its way arrives. */
  function close(phoneId: string): void {
    leaving.stay(phoneId)
    for (const thing of [...things.values()].filter((each) => each.phoneId === phoneId)) {
      thing.isClosed = true
      settle(thing)
    }
    messages.end(phoneId)
  }

  /** This phone may have nothing more, not even what is on its way. */
  function cut(phoneId: string): void {
    leaving.stay(phoneId)
    for (const thing of [...things.values()]) if (thing.phoneId === phoneId) end(thing, 'gone')
    messages.end(phoneId)
  }

  function fetchable(thing: Thing, file: HandedFile): Fetchable {
    const { id, name, type, bytes } = thing
    return {
      ...{ name, type, bytes, etag: `"${id}"` },
      async begin(start, last, isShown) {
        // What the page has shown is no part of what the browser downloads.
        if (thing.isShown && !isShown) thing.progress = createFetchProgress(bytes)
        thing.isShown = isShown
        thing.progress.resume(start)
        const watch = {
          onSent: (sent: number) => onSent(thing, start, sent),
          onEnd: (sent: number, how: FetchEnd) => onEnd(thing, start, sent, how),
        }
        const opening = transfers.begin(thing, () => openAgain(file), [start, last], watch)
        const transfer = await opening.catch((error) => {
          if (thing.state === 'sending') settle(thing)
          throw error
        })
        if (transfer === null) end(thing, 'gone')
        else clearTimeout(thing.silence)
        return transfer
      },
    }
  }

  return {
    async give(phoneId: string, given: readonly Given[]): Promise<Handed[]> {
      requirePlace(phoneId, given.length)
      const prepared: Prepared[] = []
      for (const each of given) prepared.push(await prepare(each))
      // Meanwhile the page may have been closed, or more handed over.
      requirePlace(phoneId, given.length)
      return prepared.map((each) => add(phoneId, each))
    },
    withdraw(id: string): void {
      const thing = things.get(id)
      if (thing) end(thing, 'gone', 'taken-back')
    },
    list: (): Handed[] => [...things.values()].map(handedOf),
    find(secret: string): Fetchable | null {
      const thing = bySecret.get(secret)
      return thing?.file && !thing.isClosed ? fetchable(thing, thing.file) : null
    },
    dismiss(secret: string): boolean {
      const thing = bySecret.get(secret)
      if (thing) end(thing, isOnPhone(thing) ? 'fetched' : 'gone')
      return thing !== undefined
    },
    leave,
    cut,
    /** The same for all phones. */
    cutAll(): void {
      leaving.clear()
      for (const thing of [...things.values()]) end(thing, 'gone')
      messages.endAll()
    },
  }
}

/** Words came with the message. */
const isOnPhone = ({ file, progress }: Thing): boolean => file === null || progress.isWhole()

function handedOf({
  id,
  phoneId,
  kind,
  name,
  bytes,
  width,
  height,
  state,
  progress,
}: Thing): Handed {
  const sent = state === 'fetched' ? bytes : progress.bytesSent()
  return { id, phoneId, kind, name, bytes, width, height, state, sent }
}
