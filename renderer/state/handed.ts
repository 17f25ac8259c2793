import type { Handed } from '../../contract/handed'
import type { Phone } from '../../contract/photo'

/** What was handed to one phone since nothing was on its way to it. */
export interface Handing {
  /** As it was last known. */
  phone: Phone
  /** It is silent or has closed its page. */
  isAway: boolean
  /** In the order in which they were handed over. */
  items: readonly Handed[]
  /** Ids of what the person has taken back. */
  withdrawn: readonly string[]
}

/** A phone that left before it had everything. */
export interface Departure {
  phone: Phone
  /** What had been sent to it, of how many. */
  done: number
  total: number
}

export interface HandedModel {
  handings: readonly Handing[]
  /** The last that have not been dismissed, the oldest first. */
  departures: readonly Departure[]
  /**
   * Why the last thing that the person did on a phone's row failed, by the phone's id: what the
   * call rejected with. Anything that is handed to this phone later replaces it.
   */
  refusals: ReadonlyMap<string, unknown>
}

/** One notice a phone, and no more than somebody reads. */
const MOST_DEPARTURES = 8

const hasEnded = ({ state }: Handed): boolean => state === 'fetched' || state === 'gone'
const isOver = ({ items }: Handing): boolean => items.every(hasEnded)

export function handingsOf(handed: readonly Handed[], phones: readonly Phone[]): HandedModel {
  const none: HandedModel = { handings: [], departures: [], refusals: new Map() }
  return handed.reduce((model, each) => putHanded(model, each, phones), none)
}

/** Folds an event. What ended before it was heard of is not told. */
export function putHanded<Model extends HandedModel>(
  model: Model,
  handed: Handed,
  phones: readonly Phone[],
): Model {
  const known = model.handings.find(({ phone }) => phone.id === handed.phoneId)
  const phone = phones.find(({ id }) => id === handed.phoneId) ?? known?.phone
  if (!phone || known?.withdrawn.includes(handed.id)) return model
  const at = known?.items.findIndex(({ id }) => id === handed.id) ?? -1
  if (at === -1 && hasEnded(handed)) return model
  const isNext = at === -1 && (known === undefined || isOver(known))
  const begun: Handing = { phone, isAway: false, items: [handed], withdrawn: [] }
  const handing: Handing =
    isNext || known === undefined
      ? begun
      : {
          ...known,
          items: at === -1 ? [...known.items, handed] : known.items.with(at, handed),
        }
  const departures = isNext
    ? model.departures.filter((each) => each.phone.id !== phone.id)
    : model.departures
  return settled({
    ...(at === -1 ? forgetRefusal(model, phone.id) : model),
    departures,
    handings: replaced(model.handings, handing),
  })
}

/** The phone is there, or tells what it does. */
export function meetPhone<Model extends HandedModel>(model: Model, phone: Phone): Model {
  return changed(model, phone.id, (handing) => ({ ...handing, phone, isAway: false }))
}

/** The phone has closed its page, or is silent. */
export const leavePhone = <Model extends HandedModel>(model: Model, phoneId: string): Model =>
  settled(
    changed(forgetRefusal(model, phoneId), phoneId, (handing) => ({ ...handing, isAway: true })),
  )

/** The person takes back what this phone has not fetched: it was never handed over. */
export const withdraw = <Model extends HandedModel>(model: Model, phoneId: string): Model =>
  settled(
    changed(model, phoneId, ({ items, withdrawn, ...rest }) => ({
      ...rest,
      items: items.filter(hasEnded),
      withdrawn: [...withdrawn, ...items.filter((item) => !hasEnded(item)).map(({ id }) => id)],
    })),
  )

/** What came of it has been seen. */
export function forgetHanding<Model extends HandedModel>(model: Model, phoneId: string): Model {
  const handings = model.handings.filter((each) => each.phone.id !== phoneId || !isOver(each))
  return handings.length === model.handings.length ? model : { ...model, handings }
}

export const forgetDeparture = <Model extends HandedModel>(
  model: Model,
  phoneId: string,
): Model => ({
  ...model,
  departures: model.departures.filter(({ phone }) => phone.id !== phoneId),
})

/** What the person did on this phone's row failed. @param error what the call rejected with */
export const refuse = <Model extends HandedModel>(
  model: Model,
  phoneId: string,
  error: unknown,
): Model => ({ ...model, refusals: new Map(model.refusals).set(phoneId, error) })

/** Something newer is to be told of this phone. */
export function forgetRefusal<Model extends HandedModel>(model: Model, phoneId: string): Model {
  if (!model.refusals.has(phoneId)) return model
  const refusals = new Map(model.refusals)
  refusals.delete(phoneId)
  return { ...model, refusals }
}

const replaced = (handings: readonly Handing[], handing: Handing): readonly Handing[] => {
  const at = handings.findIndex(({ phone }) => phone.id === handing.phone.id)
  return at === -1 ? [...handings, handing] : handings.with(at, handing)
}

function changed<Model extends HandedModel>(
  model: Model,
  phoneId: string,
  change: (handing: Handing) => Handing,
): Model {
  const known = model.handings.find(({ phone }) => phone.id === phoneId)
  return known ? { ...model, handings: replaced(model.handings, change(known)) } : model
}

/** A phone that is away and can have nothing more is told of, if it has not had everything. */
function settled<Model extends HandedModel>(model: Model): Model {
  const left = model.handings.filter((each) => each.isAway && isOver(each))
  if (left.length === 0) return model
  const lacking = left.map(departureOf).filter(({ done, total }) => done < total)
  return {
    ...model,
    handings: model.handings.filter((each) => !left.includes(each)),
    departures: [...model.departures, ...lacking].slice(-MOST_DEPARTURES),
  }
}

const departureOf = ({ phone, items }: Handing): Departure => ({
  phone,
  done: items.filter(({ state }) => state === 'fetched').length,
  total: items.length,
})

/**
 * `asleep`: it waits until the page is seen again. `partly`: the rest was dismissed on the phone,
 * or its file has gone.
 */
export type HandingState = 'sending' | 'waiting' | 'asleep' | 'done' | 'partly'

export interface HandingStatus {
  state: HandingState
  /** The number of the one that is being sent, from 1. */
  at: number
  /** How many have been sent. */
  done: number
  total: number
  /** Of all bytes that are still to be sent, from 0 to 1; null when nothing is being sent. */
  share: number | null
  /** Ids of what can be taken back. */
  unfinished: readonly string[]
}

/** What there is to tell of it; null when everything was taken back. */
export function handingStatus({ phone, isAway, items }: Handing): HandingStatus | null {
  if (items.length === 0) return null
  const total = items.length
  const done = items.filter(({ state }) => state === 'fetched').length
  const unfinished = items.filter((item) => !hasEnded(item))
  const isSending = unfinished.some(({ state }) => state === 'sending')
  const bytes = sum(items, (item) => (item.state === 'gone' ? 0 : item.bytes))
  const sent = sum(items, (item) => (item.state === 'gone' ? 0 : item.sent))
  const rest = { done, total, unfinished: unfinished.map(({ id }) => id) }
  if (isSending) {
    const at = Math.min(total, total - unfinished.length + 1)
    return { ...rest, state: 'sending', at, share: bytes === 0 ? 0 : Math.min(1, sent / bytes) }
  }
  const isUnseen = isAway || phone.state === 'hidden'
  const waiting: HandingState = isUnseen ? 'asleep' : 'waiting'
  const ended: HandingState = done === total ? 'done' : 'partly'
  return { ...rest, state: unfinished.length > 0 ? waiting : ended, at: done, share: null }
}

/**
 * What a phone's row says below why the last thing was not sent: what is still on its way and can
 * be taken back. What has ended before would say the opposite.
 */
export function toldOf(handing: Handing | undefined, isRefused: boolean): HandingStatus | null {
  const status = handing ? handingStatus(handing) : null
  return isRefused && status?.unfinished.length === 0 ? null : status
}

const sum = <T>(all: readonly T[], of: (each: T) => number): number =>
  all.reduce((total, each) => total + of(each), 0)
