import { countedKey, formatsOf } from '../../contract/counted'
import type { Phone, PhoneState, Upload } from '../../contract/photo'
import type { Translate } from '../../contract/translate'
import type { WindowModel } from './window-state'

export type StatusKey =
  | 'stopped'
  | 'no-network'
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
  phones: number
  /** Which photo is being sent, counted from 1. */
  at: number
  /** Photos in all. */
  total: number
  /** The uploads that it is about; none where phones tell of theirs. */
  uploads: readonly Upload[]
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

/** The most telling first: with several phones the first match is shown. */
const BEFORE_SENDING: readonly Step[] = [
  ['preparing', 'preparing', 'busy'],
  ['picking', 'choosing', 'here'],
]
const AT_REST: readonly Step[] = [
  ['done', 'done', 'here'],
  ['open', 'open', 'here'],
  ['hidden', 'hidden', 'here'],
]

/** The number of the photo that a phone is sending now. */
export const sendingAt = ({ done, total }: Pick<Phone, 'done' | 'total'>): number =>
  Math.min(done + 1, total)

/** The status: where the phone is on its way from the code to the saved photo. */
export function statusOf(
  model: Pick<WindowModel, 'listening' | 'phones' | 'uploads' | 'reached'>,
): Status {
  const { phones } = model
  const uploads = [...model.uploads.values()]
  const arriving = uploads.filter(({ state }) => state === 'arriving')
  const paused = uploads.filter(({ state }) => state === 'paused')
  if (model.listening.stopped) return about('stopped', 'warn', [])
  const sending = phones.filter(({ state, total }) => state === 'sending' && total > 0)
  if (sending.length > 0) {
    const total = sum(sending, (phone) => phone.total)
    const at = Math.min(sum(sending, sendingAt), total)
    return { ...about('sending', 'busy', sending), at, total }
  }
  if (arriving.length > 0) return { ...about('receiving', 'busy', []), uploads: arriving }
  const coming = firstOf(BEFORE_SENDING, phones)
  if (coming) return coming
  if (paused.length > 0) return { ...about('paused', 'warn', []), uploads: paused }
  const resting = firstOf(AT_REST, phones)
  if (resting) return resting
  if (model.reached) return about('reached', 'here', [])
  if (model.listening.address.kind === 'loopback') return about('no-network', 'warn', [])
  return about('waiting', 'quiet', [])
}

function firstOf(steps: readonly Step[], phones: readonly Phone[]): Status | null {
  for (const [state, key, tone] of steps) {
    const those = phones.filter((phone) => phone.state === state)
    if (those.length > 0) return about(key, tone, those)
  }
  return null
}

const sum = (phones: readonly Phone[], of: (phone: Phone) => number): number =>
  phones.reduce((total, phone) => total + of(phone), 0)

function about(key: StatusKey, tone: Tone, phones: readonly Phone[]): Status {
  const name = phones.length === 1 ? (phones[0]?.name ?? null) : null
  return { key, tone, name, phones: phones.length, at: 0, total: 0, uploads: [] }
}

/** The status as a sentence. */
export function statusText(status: Status, t: Translate): string {
  const { key, name, phones, at, total, uploads } = status
  switch (key) {
    case 'stopped':
    case 'no-network':
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
    default:
      return name === null
        ? t(`window.status.${key}Many`, { count: phones })
        : t(`window.status.${key}`, { name })
  }
}
