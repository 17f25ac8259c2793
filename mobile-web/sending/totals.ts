import type { ErrorCode } from './error-code'
import { endsEverything } from './errors'
import { isOpen, type Queue } from './queue'

/** The whole list in a few numbers. What was cancelled counts nowhere. */
export interface Totals {
  photos: number
  /** Photos that stand on the computer, sent now or before. */
  saved: number
  failed: number
  /** Photos still waiting or on their way. */
  open: number
  bytes: number
  /** Bytes that are saved or have left the phone; never more than `bytes`. */
  sentBytes: number
  /** What hinders at least one of the photos on their way, or has ended all of it. */
  error: ErrorCode | null
  retryable: number
}

export function totalsOf(queue: Queue): Totals {
  const counted = queue.filter(({ state }) => state.kind !== 'cancelled')
  const failed = counted.filter(({ state }) => state.kind === 'failed')
  const saved = counted.filter(({ state }) => 'photo' in state)
  const open = counted.filter(isOpen)
  return {
    photos: counted.length,
    saved: saved.length,
    failed: failed.length,
    open: open.length,
    bytes: sum([...saved, ...open].map(({ bytes }) => bytes)),
    sentBytes: sum([...saved.map(({ bytes }) => bytes), ...open.map(({ sent }) => sent)]),
    error: open.map(hindering).find(Boolean) ?? failed.map(ending).find(Boolean) ?? null,
    retryable: failed.filter(({ state }) => 'retryable' in state && state.retryable).length,
  }
}

const sum = (values: number[]) => values.reduce((all, value) => all + value, 0)

const hindering = ({ state }: Queue[number]) => ('error' in state ? state.error : null)

const ending = ({ state }: Queue[number]) =>
  state.kind === 'failed' && endsEverything(state.code) ? state.code : null
