import { countedKey, formatsOf } from './counted'
import { unreachable } from './diagnosis'
import type { HeldBy, Phone, PhoneState, Sender, Upload } from './photo'
import type { Listening } from './receiver-event'
import type { Translate } from './translate'

export type StatusKey =
  | 'stopped'
  | 'asking'
  | 'held'
  | 'lost'
  | 'resting'
  | 'no-network'
  | 'out-of-reach'
  | 'waiting'
  | 'reached'
  | 'open'
  | 'hidden'
  | 'choosing'
  | 'preparing'
  | 'sending'
  | 'receiving'
  | 'paused'
  | 'done'

/** What the sentence of the status is made of. */
export interface StatusFacts {
  /** The phone's name; null when there are several. */
  name: string | null
  /** Ids of the phones that it is about. */
  ids: readonly string[]
  phones: number
  /** Which photo is being sent, counted from 1. */
  at: number
  /** Photos here. */
  done: number
  /** Photos in all. */
  total: number
  /** Why nothing is taken of the first phone; null where that is not the cause. */
  heldBy: HeldBy | null
  /** The uploads that it is about; none where phones tell of theirs. */
  uploads: readonly Upload[]
}

/** What the status is told from: the window's model, or the receiver's own lists. */
export interface StatusSource {
  listening: Pick<Listening, 'stopped' | 'address' | 'isAddressChosen'>
  phones: readonly Phone[]
  uploads: { values(): Iterable<Upload> }
  /** Phones that wait to be allowed. */
  asking: readonly Sender[]
  /** A page was asked for a moment ago, and no phone has reported since. */
  reached: boolean
}

/**
 * `quiet`: idle; `here`: a phone is there; `busy`: photos arrive; `warn`: the person should act.
 */
export type Tone = 'quiet' | 'here' | 'busy' | 'warn'

export interface Status extends StatusFacts {
  key: StatusKey
  tone: Tone
}

type Step = readonly [PhoneState, StatusKey, Tone]

/** Nothing of these arrives, and a person has to know: before all that goes well. */
const AT_FAULT: readonly Step[] = [
  ['held', 'held', 'warn'],
  ['lost', 'lost', 'warn'],
]
/** The most telling first: with several phones the first match is shown. */
const BEFORE_SENDING: readonly Step[] = [
  ['preparing', 'preparing', 'busy'],
  ['picking', 'choosing', 'here'],
]
const AT_REST: readonly Step[] = [
  ['paused', 'resting', 'quiet'],
  ['done', 'done', 'here'],
  ['open', 'open', 'here'],
  ['hidden', 'hidden', 'here'],
]

/** The number of the photo that a phone is sending now. */
export const sendingAt = ({ done, total }: Pick<Phone, 'done' | 'total'>): number =>
  Math.min(done + 1, total)

/**
 * The status: where the phone is on its way from the code to the saved photo. `busy` is said only
 * while photos arrive; of several phones those of which some arrive come first, then those that
 * need a person.
 */
export function statusOf(source: StatusSource): Status {
  const { phones, asking, listening } = source
  const uploads = [...source.uploads.values()]
  const still = new Set(phones.filter(({ state }) => isStill(state)).map(({ id }) => id))
  const arriving = uploads.filter(
    ({ state, sender }) => state === 'arriving' && !still.has(sender.id),
  )
  const paused = uploads.filter(({ state }) => state === 'paused')
  if (listening.stopped) return about('stopped', 'warn', phones)
  const sending = phones.filter(({ state, total }) => state === 'sending' && total > 0)
  if (sending.length > 0) return about('sending', 'busy', sending)
  if (arriving.length > 0) return { ...about('receiving', 'busy', []), uploads: arriving }
  if (asking.length > 0) {
    const theirs = phones.filter(({ id }) => asking.some((each) => each.id === id))
    return { ...about('asking', 'warn', theirs), ...named(asking) }
  }
  const coming = firstOf([...AT_FAULT, ...BEFORE_SENDING], phones)
  if (coming) return coming
  if (paused.length > 0) return { ...about('paused', 'warn', []), uploads: paused }
  const short = phones.filter((phone) => phone.state === 'done' && phone.done < phone.total)
  if (short.length > 0) return about('done', 'warn', short)
  const resting = firstOf(AT_REST, phones)
  if (resting) return resting
  if (source.reached) return about('reached', 'here', [])
  if (listening.address.kind === 'loopback') return about('no-network', 'warn', [])
  if (unreachable(listening)) return about('out-of-reach', 'warn', [])
  return about('waiting', 'quiet', [])
}

/** Nothing of a phone in this state arrives, whatever its uploads seem to do. */
const isStill = (state: PhoneState): boolean =>
  state === 'lost' || state === 'held' || state === 'paused'

function firstOf(steps: readonly Step[], phones: readonly Phone[]): Status | null {
  for (const [state, key, tone] of steps) {
    const those = phones.filter((phone) => phone.state === state)
    if (those.length > 0) return about(key, tone, those)
  }
  return null
}

const sum = (phones: readonly Phone[], of: (phone: Phone) => number): number =>
  phones.reduce((total, phone) => total + of(phone), 0)

const named = (senders: readonly Sender[]): Pick<Status, 'name' | 'ids' | 'phones'> => ({
  name: senders.length === 1 ? (senders[0]?.name ?? null) : null,
  ids: senders.map(({ id }) => id),
  phones: senders.length,
})

function about(key: StatusKey, tone: Tone, phones: readonly Phone[]): Status {
  const total = sum(phones, (phone) => phone.total)
  const at = Math.min(sum(phones, sendingAt), total)
  const done = sum(phones, (phone) => phone.done)
  const heldBy = phones[0]?.heldBy ?? null
  return { key, tone, ...named(phones), at, done, total, heldBy, uploads: [] }
}

/** Whether nothing has come: no phone, no photo, no question. */
export const isNobodyThere = ({ key }: Pick<Status, 'key'>): boolean =>
  key === 'waiting' || key === 'no-network' || key === 'out-of-reach'

/** The status as a sentence. */
export function statusText(status: Status, t: Translate): string {
  const { key, name, phones, at, done, total, heldBy, uploads } = status
  const part = (why: string) =>
    name === null
      ? t('window.status.partMany', { count: phones, done, total, why })
      : t('window.status.part', { name, done, total, why })
  if (key === 'done' && done < total) return part(t('phone.notSentFiles', { count: total - done }))
  switch (key) {
    case 'stopped':
    case 'no-network':
    case 'out-of-reach':
    case 'waiting':
    case 'reached':
      return t(`window.status.${key}`)
    case 'receiving':
    case 'paused':
      return t(countedKey(`window.status.${key}`, formatsOf(uploads)), { count: uploads.length })
    case 'sending':
      return name === null
        ? t('window.status.sendingMany', { count: phones, at, total })
        : t('window.status.sending', { name, at, total })
    case 'held':
      if (heldBy === null || heldBy === 'PAUSED') return t('window.status.stopped')
      if (heldBy !== 'WAITING_FOR_APPROVAL') return part(t(`window.notice.${heldBy}.what`))
      return statusText({ ...status, key: 'asking' }, t)
    case 'lost':
      return part(t(name === null ? 'window.status.whyMany.lost' : 'window.status.why.lost'))
    case 'resting':
      return part(t('window.status.why.paused'))
    default:
      return name === null
        ? t(`window.status.${key}Many`, { count: phones })
        : t(`window.status.${key}`, { name })
  }
}

const TITLED: readonly StatusKey[] = [
  ...(['stopped', 'asking', 'held', 'lost', 'sending', 'receiving', 'paused'] as const),
]

/** The title of the window, which its button in the taskbar has, and of the icon in the tray. */
export const statusTitle = (status: Status, t: Translate): string =>
  TITLED.includes(status.key) ? `${statusText(status, t)} – Snapland` : 'Snapland'

/** What one phone is doing, in its row. */
export function phoneText(phone: Pick<Phone, 'state' | 'done' | 'total'>, t: Translate): string {
  const { state, done, total } = phone
  switch (state) {
    case 'sending':
      return t('window.phones.state.sending', { at: sendingAt(phone), total })
    case 'held':
    case 'lost':
    case 'paused':
      return t(`window.phones.state.${state}`, { done, total })
    case 'done':
      if (done < total) return t('phone.notSentFiles', { count: total - done })
      return t('window.phones.state.done')
    default:
      return t(`window.phones.state.${state}`)
  }
}
