import type { Queue } from '../sending/queue'
import type { TroubleCode } from '../sending/trouble'

/** The whole list in a few numbers. What was cancelled counts nowhere. */
export interface Totals {
  photos: number
  saved: number
  failed: number
  /** Photos still waiting or on their way. */
  open: number
  bytes: number
  /** Bytes that are saved or have left the phone; never more than `bytes`. */
  sentBytes: number
  /** What hinders at least one of the photos on their way. */
  trouble: TroubleCode | null
  retryable: number
}

export function totalsOf(queue: Queue): Totals {
  const totals: Totals = {
    photos: 0,
    saved: 0,
    failed: 0,
    open: 0,
    bytes: 0,
    sentBytes: 0,
    trouble: null,
    retryable: 0,
  }
  for (const { bytes, state } of queue) {
    if (state.kind === 'cancelled') continue
    totals.photos += 1
    if (state.kind === 'failed') {
      totals.failed += 1
      if (state.retryable) totals.retryable += 1
      continue
    }
    totals.bytes += bytes
    if (state.kind === 'saved') {
      totals.saved += 1
      totals.sentBytes += bytes
      continue
    }
    totals.open += 1
    if (state.kind === 'sending') {
      totals.sentBytes += state.sent
      totals.trouble ??= state.trouble
    }
  }
  return totals
}
