import type { Presence } from '../../contract/http'
import { type HeldBy, HOLDING, type Phone, type Upload } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import { createBoundedMap } from '../base/bounded-map'
import { type Clock, DAY_MS } from '../base/clock'
import { AppError } from '../base/errors'
import { shownName } from './sender'
import type { NameOf } from './sender-names'

/**
 * A page that was silent for this long is not there any more, milliseconds. A visible one reports
 * every 20 s.
 */
const SILENCE_MS = 60_000
const MOST_PHONES = 512
/** Phones that are waited for though their pages are silent: a person reads no longer list. */
const MOST_AWAY = 32
/** By then what it had begun has been given up, see `UPLOAD_LIFETIME_MS`. */
const AWAY_MS = DAY_MS

/** How often is looked whether anything arrives, milliseconds. */
const LOOK_MS = 1000
/**
 * In as many looks nothing has come of a phone that is lost. After 3 s without Wi-Fi TCP may wait
 * for another 3 s until it tries again, and that is not worth a word. Looks are counted and not
 * time, so that a computer that slept or was busy gives phones the time to be heard.
 */
const STILL_LOOKS = 8
/** The same once it has said that its page is closed: a page that is loaded again says so too. */
const CLOSED_LOOKS = 3
/** The same after an error of this computer: then the phone is there, and waits. */
const HELD_LOOKS = 2
/** The same once this computer takes photos again: a phone asks every 15 s whether it does. */
const RESUMED_LOOKS = 20
/** Of one phone's uploads the last that have met an error of this computer. */
const MOST_OBSTACLES = 8

/** The phones that have the page open, and those that left before all their photos were here. */
export interface Phones {
  /**
   * @param source where the request comes from: when there are too many phones, one gives way of
   *   the source that has the most
   * @throws AppError REMOVED
   */
  tell(said: Presence, source: string): void
  /**
   * Whether this would be told of a phone that is not known, or under a name that it did not want
   * before: that is more work, and strangers may invent it.
   */
  isNews(said: Presence): boolean
  /** To be called with every event of the receiver. */
  follow(event: ReceiverEvent): void
  list(): Phone[]
  /** Whether its page is open, as far as is known. */
  has(id: string): boolean
  /** Waits no longer for what this phone has not sent. */
  dismiss(id: string): void
  /** Forgets one of them. */
  remove(id: string): void
  /** Forgets them all. */
  clear(): void
  close(): void
}

export interface PhonesDeps {
  emit(event: ReceiverEvent): void
  clock: Clock
  /** The person at the computer has removed the phone of this id. */
  isRemoved(id: string): boolean
  /** Why nothing is taken of it, whatever it sends; null where something is. */
  heldBy(id: string): HeldBy | null
  uploads(): readonly Upload[]
  nameOf: NameOf
  /**
   * Called when a phone says that it closes its page; one that is silent may only sleep.
   */
  onClosed?(id: string): void
}

interface Known {
  source: string
  /** What its page has said last. */
  said: Presence
  /** As it was told last. */
  phone: Phone
  /** A photo of it is saved: it gives way to none that sends nothing. */
  hasSent: boolean
  /** Something of it has arrived: it is waited for when it goes. */
  hasBegun: boolean
  hasClosed: boolean
  /** Nobody waits for what it has not sent. */
  isDismissed: boolean
  /** Photos saved since its page last had nothing to send. */
  saved: number
  /** Photos refused for good since its page last told of itself. */
  refused: number
  /** The same before that, since it last had nothing to send. */
  refusedBefore: number
  /** How many looks in a row nothing has come. */
  stillFor: number
  /** How far its uploads were at the last look, bytes, by their ids. */
  offsets: ReadonlyMap<string, number>
  /** By the id of the upload that met it. */
  obstacles: Map<string, HeldBy>
}

export function createPhones(deps: PhonesDeps): Phones {
  const { emit, clock, isRemoved, heldBy, uploads, nameOf, onClosed = () => {} } = deps
  const bounds = { elapsed: clock.elapsed, isPreferred: ({ hasSent }: Known) => hasSent }
  /** Whose pages are open. */
  const here = createBoundedMap<Known>({
    ...bounds,
    most: MOST_PHONES,
    maxAgeMs: SILENCE_MS,
    onDropped: goAway,
  })
  /** Those that are waited for although their pages are silent. */
  const away = createBoundedMap<Known>({
    ...bounds,
    most: MOST_AWAY,
    maxAgeMs: AWAY_MS,
    onDropped: tellLeft,
  })
  let looking: NodeJS.Timeout | null = null

  const find = (id: string): Known | undefined => here.get(id) ?? away.get(id)
  const all = (): Known[] => [...away.values(), ...here.values()]

  function tellLeft(id: string): void {
    emit({ type: 'phone-left', id })
  }
  function leave(id: string): void {
    if (here.delete(id) || away.delete(id)) tellLeft(id)
  }
  function goAway(id: string, known: Known): void {
    if (!isWaitedFor(known)) tellLeft(id)
    else {
      away.set(id, known, known.source)
      refresh(known)
    }
  }
  /** It is heard of. */
  function putHere(known: Known): void {
    away.delete(known.phone.id)
    here.set(known.phone.id, known, known.source)
  }

  /** Tells of the phone, if there is anything new. */
  function refresh(known: Known): void {
    const { id } = known.phone
    const next = { ...known.phone, ...standingOf(known, heldBy(id), away.has(id)) }
    const { state, heldBy: why, done, total } = known.phone
    const isSame =
      next.state === state && next.heldBy === why && next.done === done && next.total === total
    known.phone = next
    if (!isSame) emit({ type: 'phone', phone: next })
  }

  function look(): void {
    const bySender = new Map<string, Upload[]>()
    for (const upload of uploads()) {
      const theirs = bySender.get(upload.sender.id)
      if (theirs) theirs.push(upload)
      else bySender.set(upload.sender.id, [upload])
    }
    const sending = all().filter((known) => countsOf(known).total > 0)
    for (const known of sending) lookAt(known, bySender.get(known.phone.id) ?? [])
    if (sending.length === 0) stopLooking()
  }
  function lookAt(known: Known, theirs: readonly Upload[]): void {
    const { offsets, obstacles } = known
    const moved = theirs.filter(
      ({ id, offset, bytes, state }) =>
        offsets.get(id) !== offset || (state === 'arriving' && offset === bytes),
    )
    known.offsets = new Map(theirs.map(({ id, offset }) => [id, offset]))
    for (const { id } of moved) obstacles.delete(id)
    if (moved.length > 0) arrived(known)
    else if (heldBy(known.phone.id)) known.stillFor = STILL_LOOKS - RESUMED_LOOKS
    else known.stillFor += 1
    refresh(known)
  }
  function arrived(known: Known): void {
    known.hasBegun = true
    known.isDismissed = false
    known.stillFor = 0
    putHere(known)
  }
  function stopLooking(): void {
    if (looking !== null) clearInterval(looking)
    looking = null
  }

  function ended(senderId: string, uploadId: string, count: 'saved' | 'refused'): void {
    const known = find(senderId)
    if (!known) return
    known.obstacles.delete(uploadId)
    known[count] += 1
    if (count === 'saved') {
      known.hasSent = true
      arrived(known)
    }
    // While more is to come, the page and the next look tell how far it is.
    if (countsOf(known).total === 0) refresh(known)
  }
  function hinder(senderId: string, uploadId: string, code: string): void {
    const obstacle = HOLDING.find((each) => each === code)
    const known = find(senderId)
    if (!obstacle || !known) return
    putHere(known)
    const { obstacles } = known
    obstacles.delete(uploadId)
    obstacles.set(uploadId, obstacle)
    const [first] = obstacles.keys()
    if (obstacles.size > MOST_OBSTACLES && first !== undefined) obstacles.delete(first)
  }

  return {
    tell(said, source) {
      const { sender: id, colour } = said
      if (isRemoved(id)) throw new AppError('REMOVED')
      const before = find(id)
      if (said.state === 'left') {
        // It may have begun since the last look.
        if (before) before.hasBegun ||= uploads().some(({ sender }) => sender.id === id)
        if (before && isWaitedFor(before)) before.hasClosed = true
        else leave(id)
        return onClosed(id)
      }
      const name = nameOf(id, shownName(said.name) || 'Phone', source)
      const shown = { id, name, colour, seenAt: clock.now() }
      const phone: Phone = { ...shown, state: 'open', heldBy: null, done: 0, total: 0 }
      const known: Known = { ...NEW, ...before, ...continued(before, said), source, said, phone }
      Object.assign(phone, standingOf(known, heldBy(id), false))
      putHere(known)
      if (isMoreToCome(said)) looking ??= setInterval(look, LOOK_MS).unref()
      emit({ type: 'phone', phone })
    },
    isNews: ({ sender, name }) => find(sender)?.said.name !== name,
    follow(event) {
      if (event.type === 'saved') ended(event.photo.sender.id, event.photo.id, 'saved')
      else if (event.type === 'duplicate') ended(event.photo.sender.id, event.id, 'saved')
      else if (event.type === 'failed') {
        if (event.retryable) hinder(event.sender.id, event.id, event.error.code)
        else ended(event.sender.id, event.id, 'refused')
      } else if (event.type === 'folder-changed') {
        for (const known of all()) known.obstacles.clear()
      } else if (event.type === 'listening') for (const known of all()) refresh(known)
      else if (event.type === 'asking' || event.type === 'answered') {
        const known = find(event.type === 'asking' ? event.sender.id : event.id)
        if (known) refresh(known)
      }
    },
    list: () => all().map(({ phone }) => phone),
    has: (id) => here.get(id)?.hasClosed === false,
    dismiss(id) {
      const known = here.get(id)
      if (!known || known.hasClosed) return leave(id)
      known.isDismissed = true
      refresh(known)
    },
    remove: leave,
    clear() {
      for (const { phone } of all()) leave(phone.id)
    },
    close() {
      stopLooking()
      here.clear()
      away.clear()
    },
  }
}

const NEW = {
  ...{ hasSent: false, hasBegun: false, hasClosed: false, isDismissed: false },
  ...{ saved: 0, refused: 0, refusedBefore: 0 },
  ...{ stillFor: 0, offsets: new Map<string, number>() },
}

/**
 * What of a phone's record goes on when its page tells of itself. That it is still there brings no
 * photo: of one that has told the same before it is not news.
 */
function continued(before: Known | undefined, said: Presence) {
  const isSame =
    before !== undefined &&
    before.said.done === said.done &&
    before.said.total === said.total &&
    isSending(before.said) &&
    isSending(said)
  const known = before && isMoreToCome(said) ? before : NEW
  return {
    ...{ hasClosed: false, refused: 0, obstacles: before?.obstacles ?? new Map<string, HeldBy>() },
    saved: known.saved,
    refusedBefore: known.refusedBefore + known.refused,
    stillFor: isSame ? before.stillFor : Math.min(before?.stillFor ?? 0, 0),
    isDismissed: isSame && before.isDismissed,
  }
}

/** A page that is hidden may send or sleep. */
const isSending = ({ state }: Presence): boolean => state === 'sending' || state === 'hidden'

const isMoreToCome = ({ state, total }: Presence): boolean => state !== 'done' && total > 0

/** Photos here and photos in all; 0 and 0 where none is to come. */
function countsOf({ said, saved, refused }: Known): { done: number; total: number } {
  const total = isMoreToCome(said) ? said.total - refused : 0
  const done = Math.min(total, Math.max(said.done, saved))
  return done < total ? { done, total } : { done: 0, total: 0 }
}

/** The same of one that is done; 0 and 0 where all are here. */
function endOf({ said, refused, refusedBefore }: Known): { done: number; total: number } {
  const end =
    said.state === 'done'
      ? { done: said.done, total: said.total }
      : { done: said.total - refused, total: said.total + refusedBefore }
  return end.done < end.total ? end : { done: 0, total: 0 }
}

/** Its photos are worth to be waited for when it goes. */
const isWaitedFor = (known: Known): boolean =>
  known.hasBegun && !known.isDismissed && countsOf(known).total > 0

/** What a phone is doing: what its page has said, and what is seen of its photos. */
function standingOf(
  known: Known,
  refusal: HeldBy | null,
  isAway: boolean,
): Pick<Phone, 'state' | 'heldBy' | 'done' | 'total'> {
  const { said, stillFor, hasClosed, isDismissed, obstacles } = known
  const page = said.state === 'left' ? 'hidden' : said.state
  const counts = countsOf(known)
  const none = { heldBy: null, done: 0, total: 0 }
  if (isDismissed) return { ...none, state: page === 'hidden' ? page : 'open' }
  // The page has not said yet that it is done, or cannot while it is hidden.
  if (counts.total === 0) {
    const state = page === 'sending' && said.total > 0 ? 'done' : page
    return { ...none, ...(state === 'done' && endOf(known)), state }
  }
  const lost = { ...counts, state: 'lost', heldBy: null } as const
  if (isAway || (hasClosed && stillFor >= CLOSED_LOOKS)) return lost
  if (!isSending(said)) return { ...counts, state: page, heldBy: null }
  const obstacle = stillFor >= HELD_LOOKS ? [...obstacles.values()].at(-1) : undefined
  const why = refusal ?? obstacle
  if (why) return { ...counts, state: 'held', heldBy: why }
  return stillFor >= STILL_LOOKS ? lost : { ...counts, state: 'sending', heldBy: null }
}
