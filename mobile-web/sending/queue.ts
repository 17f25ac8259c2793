import type { PhotoReceipt } from '../../contract/http'
import type { TroubleCode } from './trouble'

/** A photo on the page's list. Lengths in bytes. */
export interface QueuedPhoto {
  id: string
  /** The name that the phone gives it; the saved name may differ. */
  name: string
  bytes: number
  state: PhotoState
}

/** `trouble` is what is in the way at the moment and will be tried again by itself. */
export type PhotoState =
  | { kind: 'waiting' }
  | { kind: 'sending'; sent: number; trouble: TroubleCode | null }
  | { kind: 'saved'; photo: PhotoReceipt }
  | { kind: 'failed'; code: TroubleCode; retryable: boolean }
  | { kind: 'cancelled' }

/** In the order of the list: the last choice first, and within a choice as the phone gave them. */
export type Queue = readonly QueuedPhoto[]

export type QueueAction =
  | { do: 'add'; photos: readonly Omit<QueuedPhoto, 'state'>[] }
  | { do: 'start'; id: string }
  | { do: 'progress'; id: string; sent: number }
  | { do: 'hinder'; id: string; trouble: TroubleCode }
  | { do: 'save'; id: string; photo: PhotoReceipt }
  | { do: 'fail'; id: string; code: TroubleCode; retryable: boolean }
  | { do: 'cancel'; id: string }
  | { do: 'retry'; id: string }

/** The queue after an action; the same object where the action means nothing in the photo's state. */
export function step(queue: Queue, action: QueueAction): Queue {
  if (action.do === 'add') {
    const added = action.photos.map((photo) => ({ ...photo, state: { kind: 'waiting' } as const }))
    return added.length === 0 ? queue : [...added, ...queue]
  }
  const photo = queue.find(({ id }) => id === action.id)
  const state = photo && stateAfter(photo, action)
  if (!photo || !state || state === photo.state) return queue
  return queue.map((other) => (other === photo ? { ...photo, state } : other))
}

type ActionOnOne = Exclude<QueueAction, { do: 'add' }>

function stateAfter({ state, bytes }: QueuedPhoto, action: ActionOnOne): PhotoState {
  switch (action.do) {
    case 'start':
      return state.kind === 'waiting' ? { kind: 'sending', sent: 0, trouble: null } : state
    case 'progress':
      if (state.kind !== 'sending') return state
      // A piece that is sent again must not pull the bar back.
      return { ...state, sent: Math.min(Math.max(state.sent, action.sent), bytes), trouble: null }
    case 'hinder':
      return state.kind === 'sending' ? { ...state, trouble: action.trouble } : state
    case 'save':
      // Also what was cancelled too late: it stands on the computer, and the list says so.
      if (state.kind !== 'sending' && state.kind !== 'cancelled') return state
      return { kind: 'saved', photo: action.photo }
    case 'fail':
      if (state.kind !== 'sending') return state
      return { kind: 'failed', code: action.code, retryable: action.retryable }
    case 'cancel':
      return state.kind === 'waiting' || state.kind === 'sending' ? { kind: 'cancelled' } : state
    case 'retry':
      return state.kind === 'cancelled' || (state.kind === 'failed' && state.retryable)
        ? { kind: 'waiting' }
        : state
  }
}

/** The photos to start now, small ones first, so that at most `inFlight` are on their way. */
export function nextToSend(queue: Queue, inFlight: number): QueuedPhoto[] {
  const free = inFlight - queue.filter(({ state }) => state.kind === 'sending').length
  return queue
    .filter(({ state }) => state.kind === 'waiting')
    .sort((a, b) => a.bytes - b.bytes)
    .slice(0, Math.max(free, 0))
}
