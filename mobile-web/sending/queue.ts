import { isVideo, type PhotoFormat } from '../../contract/photo'
import { type ErrorCode, endsEverything, isRefusal } from './errors'
import type { Outcome } from './send-photo'

/** A photo on the page's list. Lengths in bytes. */
export interface QueuedPhoto {
  id: string
  /** Its name on the phone. The saved name may differ. */
  name: string
  /** MIME type as the browser gives it; may be empty. */
  type: string
  bytes: number
  /** Bytes sent and not refused, also while the upload waits to continue. */
  sent: number
  state: PhotoState
}

/**
 * `reading`: its checksums are computed, nothing is sent yet. `skipped`: the computer had it
 * already. `error`: the current obstacle, which is retried.
 */
export type PhotoState =
  | { kind: 'waiting' | 'cancelled' }
  | { kind: 'reading' | 'sending'; error: ErrorCode | null }
  | ({ kind: 'saved' | 'skipped' } & Pick<Outcome, 'photo'>)
  | { kind: 'failed'; code: ErrorCode; retryable: boolean }

/** In the order of the list: the last choice first, and each choice in the order of its files. */
export type Queue = readonly QueuedPhoto[]

export type QueueAction =
  | { do: 'add'; photos: readonly Omit<QueuedPhoto, 'state' | 'sent'>[] }
  | { do: 'start' | 'hold' | 'cancel' | 'retry' | 'resend'; id: string }
  | { do: 'dismiss'; id: string }
  | { do: 'progress'; id: string; sent: number }
  | { do: 'hinder'; id: string; error: ErrorCode | null }
  | { do: 'save'; id: string; outcome: Outcome }
  | { do: 'fail'; id: string; code: ErrorCode; retryable: boolean }

/** The queue after an action; the same object if the action does not apply to the photo's state. */
export function step(queue: Queue, action: QueueAction): Queue {
  if (action.do === 'add') return withAdded(queue, action.photos)
  const photo = queue.find(({ id }) => id === action.id)
  if (!photo) return queue
  if (action.do === 'dismiss') {
    return photo.state.kind === 'failed' ? queue.filter((other) => other !== photo) : queue
  }
  const after = photoAfter(photo, action)
  return after === photo ? queue : queue.map((other) => (other === photo ? after : other))
}

/** An unreadable file that is chosen again replaces its old entry. */
function withAdded(queue: Queue, photos: readonly Omit<QueuedPhoto, 'state' | 'sent'>[]): Queue {
  if (photos.length === 0) return queue
  const names = new Set(photos.map(({ name }) => name))
  const kept = queue.filter((photo) => !(isUnreadable(photo) && names.has(photo.name)))
  return [
    ...photos.map((photo) => ({ ...photo, sent: 0, state: { kind: 'waiting' } as const })),
    ...kept,
  ]
}

export const isUnreadable = ({ state }: QueuedPhoto): boolean =>
  state.kind === 'failed' && state.code === 'UNREADABLE'

/** Waiting or under way. */
export const isOpen = ({ state }: Pick<QueuedPhoto, 'state'>): boolean =>
  state.kind === 'waiting' || isUnderWay(state)

/** Not on the computer, and the same file chosen again at another visit would be taken there. */
export const isUnfinished = (photo: QueuedPhoto): boolean =>
  isOpen(photo) ||
  (photo.state.kind === 'failed' && !isRefused(photo) && !IS_OVER.has(photo.state.code))

export const isSaved = ({ state }: QueuedPhoto): boolean => 'photo' in state

/** The computer does not take such a file. */
export const isRefused = ({ state }: QueuedPhoto): boolean =>
  state.kind === 'failed' && isRefusal(state.code)

/** Somebody at the computer does not want it. */
const IS_OVER: ReadonlySet<ErrorCode> = new Set(['GIVEN_UP', 'REMOVED'])

type ActionOnOne = Exclude<QueueAction, { do: 'add' | 'dismiss' }>

function photoAfter(photo: QueuedPhoto, action: ActionOnOne): QueuedPhoto {
  if (action.do === 'progress') {
    if (!isUnderWay(photo.state)) return photo
    return {
      ...photo,
      sent: Math.min(action.sent, photo.bytes),
      state: { kind: 'sending', error: null },
    }
  }
  const state = stateAfter(photo, action)
  return state === photo.state ? photo : { ...photo, state }
}

function stateAfter(
  photo: QueuedPhoto,
  action: Exclude<ActionOnOne, { do: 'progress' }>,
): PhotoState {
  const { state } = photo
  switch (action.do) {
    case 'start':
      return state.kind === 'waiting' ? { kind: 'reading', error: null } : state
    case 'hold':
      return isUnderWay(state) ? { kind: 'waiting' } : state
    case 'hinder':
      return isUnderWay(state) ? { ...state, error: action.error } : state
    case 'save':
      // Also after a cancel that came too late: the computer has the photo, and the list shows
      // that.
      if (state.kind === 'failed' || 'photo' in state) return state
      return savedState(action.outcome)
    case 'fail':
      if (!isOpen(photo)) return state
      return { kind: 'failed', code: action.code, retryable: action.retryable }
    case 'cancel':
      return isOpen(photo) ? { kind: 'cancelled' } : state
    case 'resend':
      // The computer takes such files from now on.
      return state.kind === 'failed' ? { kind: 'waiting' } : state
    case 'retry':
      return state.kind === 'cancelled' || (state.kind === 'failed' && state.retryable)
        ? { kind: 'waiting' }
        : state
  }
}

const savedState = ({ isSkipped, photo }: Outcome): PhotoState => ({
  kind: isSkipped ? 'skipped' : 'saved',
  photo,
})

function isUnderWay(state: PhotoState): state is Extract<PhotoState, { error: ErrorCode | null }> {
  return state.kind === 'reading' || state.kind === 'sending'
}

/** The photos to start now, small ones first, so that at most `inFlight` are on their way. */
export function nextToSend(queue: Queue, inFlight: number): QueuedPhoto[] {
  const free = inFlight - queue.filter(({ state }) => isUnderWay(state)).length
  return queue
    .filter(({ state }) => state.kind === 'waiting')
    .sort((a, b) => a.bytes - b.bytes)
    .slice(0, Math.max(free, 0))
}

interface Kind {
  /** null where neither the computer has said it nor the phone says that it is no picture. */
  format: PhotoFormat | null
}

const kindOf = ({ type, state }: QueuedPhoto): Kind => {
  if ('photo' in state) return state.photo
  return { format: type === '' || type.startsWith('image/') ? null : 'other' }
}

/**
 * All of it is surely on the computer: the phone has neither converted it nor taken its place out
 * before it was sent, which a video does not tell; it is whole; and no film of its moment stayed
 * behind.
 */
const isAllThere = ({ state }: QueuedPhoto): boolean => {
  if (!('photo' in state)) return false
  const { format, isConverted, isLocationRemoved, isDamaged, isLive } = state.photo
  return !(isVideo(format) || isConverted || isLocationRemoved || isDamaged || isLive)
}

/** The list in numbers. Cancelled photos are not counted. */
export interface Totals {
  photos: number
  /** Photos on the computer, sent now or before. */
  saved: number
  /** Those of them that were there before. */
  skipped: number
  /** What the others are. */
  savedKinds: readonly Kind[]
  failed: number
  failedKinds: readonly Kind[]
  /** Photos waiting or being sent. */
  open: number
  /** Of all but what is refused. */
  bytes: number
  /** Bytes sent or saved; never more than `bytes`. */
  sentBytes: number
  /** Bytes that are still to be sent of what is open. */
  bytesToCome: number
  /** The error of a photo being sent, or the one that ended everything. */
  error: ErrorCode | null
  retryable: number
  /** Refused for what they are: nothing helps but to leave them out. */
  refused: number
  /** All of it is surely on the computer, so the phone's own can be deleted. */
  isSafe: boolean
  /** Nothing of the computer waits on the page to be saved. */
  mayClose: boolean
}

export function totalsOf(queue: Queue, mayClose = true): Totals {
  const counted = queue.filter(({ state }) => state.kind !== 'cancelled')
  const failed = counted.filter(({ state }) => state.kind === 'failed')
  const saved = counted.filter(isSaved)
  const open = counted.filter(isOpen)
  return {
    photos: counted.length,
    saved: saved.length,
    skipped: saved.filter(isSkipped).length,
    savedKinds: saved.filter((photo) => !isSkipped(photo)).map(kindOf),
    failed: failed.length,
    failedKinds: failed.map(kindOf),
    open: open.length,
    bytes: sum(counted.filter((photo) => !isRefused(photo)).map(({ bytes }) => bytes)),
    sentBytes: sum([...saved.map(({ bytes }) => bytes), ...open.map(({ sent }) => sent)]),
    bytesToCome: sum(open.map(({ bytes, sent }) => bytes - sent)),
    error: open.map(hindering).find(Boolean) ?? failed.map(ending).find(Boolean) ?? null,
    retryable: failed.filter(({ state }) => 'retryable' in state && state.retryable).length,
    refused: failed.filter(isRefused).length,
    isSafe: saved.length === counted.length && saved.length > 0 && saved.every(isAllThere),
    mayClose,
  }
}

/** All that can be saved is saved. */
export const isDone = ({ open, saved, failed, refused }: Totals): boolean =>
  open === 0 && saved > 0 && failed === refused

const isSkipped = ({ state }: QueuedPhoto) => state.kind === 'skipped'

const sum = (values: number[]) => values.reduce((all, value) => all + value, 0)

const hindering = ({ state }: Queue[number]) => ('error' in state ? state.error : null)

const ending = ({ state }: Queue[number]) =>
  state.kind === 'failed' && endsEverything(state.code) ? state.code : null
