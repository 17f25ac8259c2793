import type { Upload } from '../../../contract/photo'
import type { ReceiverEvent } from '../../../contract/receiver-event'

/** What is arriving now, in total. */
export interface Arrivals {
  /** Photos of which bytes are coming. */
  count: number
  /** From 0 to 1 of all bytes since nothing was last arriving; null where nothing arrives. */
  share: number | null
}

/**
 * Adds up what arrives.
 * @param uploads the receiver's current ones
 * @param onChange called whenever the answer of `arrivals` may have changed
 */
export function followArrivals(
  uploads: () => readonly Upload[],
  onChange: (arrivals: Arrivals) => void,
) {
  /** Ids of the uploads that were arriving at their last event; each ends or is given up. */
  const arriving = new Set<string>()
  let doneBytes = 0

  function arrivals(): Arrivals {
    const coming = uploads().filter(({ state }) => state === 'arriving')
    if (coming.length === 0) return { count: 0, share: null }
    let [had, all] = [doneBytes, doneBytes]
    for (const { bytes, offset } of coming) {
      had += offset
      all += bytes ?? offset
    }
    return { count: coming.length, share: all > 0 ? Math.min(1, had / all) : 0 }
  }
  function changed(): void {
    const now = arrivals()
    if (now.count === 0) doneBytes = 0
    onChange(now)
  }
  function end(id: string, bytes: number): void {
    if (!arriving.delete(id)) return
    doneBytes += bytes
    changed()
  }

  return {
    arrivals,
    follow(event: ReceiverEvent): void {
      if (event.type === 'progress') {
        if (event.state === 'arriving') arriving.add(event.id)
        else arriving.delete(event.id)
        changed()
      } else if (event.type === 'saved') end(event.photo.id, event.photo.bytes)
      else if (event.type === 'duplicate') end(event.id, event.photo.bytes)
      else if (event.type === 'failed') end(event.id, 0)
      else if (event.type === 'folder-changed') {
        arriving.clear()
        changed()
      }
    },
  }
}
