import type { ReceiverEvent } from '../../../contract/receiver-event'

/** What is arriving at this moment, in all. */
export interface Arrivals {
  /** Photos that are on their way; those that wait for their phone are not. */
  count: number
  /** From 0 to 1 of all bytes of what has arrived and is arriving since it was last quiet; null where nothing arrives. */
  share: number | null
}

/** After so long without a byte nothing is arriving, whatever was announced, milliseconds. */
const QUIET_MS = 60_000

interface OnItsWay {
  bytes: number | null
  offset: number
}

/**
 * Follows the receiver's events.
 * @param onChange told whenever the answer of `arrivals` has changed
 */
export function followArrivals(onChange: (arrivals: Arrivals) => void) {
  const coming = new Map<string, OnItsWay>()
  const waiting = new Map<string, OnItsWay>()
  let doneBytes = 0
  let quiet: NodeJS.Timeout | undefined

  function arrivals(): Arrivals {
    if (coming.size === 0) return { count: 0, share: null }
    let [had, all] = [doneBytes, doneBytes]
    for (const { bytes, offset } of coming.values()) {
      had += offset
      all += bytes ?? offset
    }
    return { count: coming.size, share: all > 0 ? Math.min(1, had / all) : 0 }
  }
  function changed(): void {
    if (coming.size === 0) doneBytes = 0
    onChange(arrivals())
  }
  /** A phone that vanishes between two requests says nothing. */
  function pause(): void {
    for (const [id, photo] of coming) waiting.set(id, photo)
    coming.clear()
    changed()
  }
  function done(id: string, bytes: number): void {
    waiting.delete(id)
    if (!coming.delete(id)) return
    doneBytes += bytes
    changed()
  }

  return {
    arrivals,
    follow(event: ReceiverEvent): void {
      if (event.type === 'upload') {
        // It is announced; perhaps no byte follows.
        const { id, bytes, offset } = event.upload
        waiting.set(id, { bytes, offset })
      } else if (event.type === 'progress') {
        const known = coming.get(event.id) ?? waiting.get(event.id)
        if (!known) return
        waiting.delete(event.id)
        clearTimeout(quiet)
        quiet = setTimeout(pause, QUIET_MS).unref()
        coming.set(event.id, { ...known, offset: event.offset })
        changed()
      } else if (event.type === 'saved') done(event.photo.id, event.photo.bytes)
      else if (event.type === 'duplicate') done(event.id, event.photo.bytes)
      else if (event.type === 'failed') {
        const known = coming.get(event.id)
        done(event.id, 0)
        if (known && event.retryable) waiting.set(event.id, known)
      }
    },
    /** The receiver was opened anew: nothing that came before is on its way. */
    forget(): void {
      coming.clear()
      waiting.clear()
      changed()
    },
  }
}
