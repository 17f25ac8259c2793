import type { Upload } from '../../../contract/photo'
import type { ReceiverEvent } from '../../../contract/receiver-event'

/** What is arriving now, in total. */
export interface Arrivals {
  /** Photos of which bytes are coming. */
  count: number
  /** From 0 to 1 of all bytes since nothing was last arriving; null where nothing arrives. */
  share: number | null
}

/** What an upload adds to the sums while it arrives; bytes. */
interface Known {
  bytes: number | null
  offset: number
  isArriving: boolean
}

/**
 * Adds up what arrives. The sums go along with each event, whatever else is on its way.
 * @param uploads the receiver's current ones, for one that an earlier run had begun
 * @param onChange called whenever the answer of `arrivals` may have changed
 */
export function followArrivals(
  uploads: () => readonly Upload[],
  onChange: (arrivals: Arrivals) => void,
) {
  /** Uploads under way; each ends or is given up. */
  const known = new Map<string, Known>()
  let doneBytes = 0
  let [count, had, all] = [0, 0, 0]

  function add({ bytes, offset, isArriving }: Known, sign: 1 | -1): void {
    if (!isArriving) return
    count += sign
    had += sign * offset
    all += sign * (bytes ?? offset)
  }
  function arrivals(): Arrivals {
    if (count === 0) return { count, share: null }
    const total = doneBytes + all
    return { count, share: total > 0 ? Math.min(1, (doneBytes + had) / total) : 0 }
  }
  function changed(): void {
    if (count === 0) doneBytes = 0
    onChange(arrivals())
  }
  function begin({ id, bytes, offset, state }: Upload): Known {
    const began = { bytes, offset, isArriving: state === 'arriving' }
    forget(id)
    known.set(id, began)
    add(began, 1)
    return began
  }
  function forget(id: string): Known | undefined {
    const gone = known.get(id)
    if (gone) add(gone, -1)
    known.delete(id)
    return gone
  }
  function progress(id: string, offset: number, isArriving: boolean): void {
    const upload =
      known.get(id) ??
      uploads()
        .filter((each) => each.id === id)
        .map(begin)[0]
    if (!upload) return
    add(upload, -1)
    Object.assign(upload, { offset, isArriving })
    add(upload, 1)
    changed()
  }
  function end(id: string, bytes: number): void {
    if (!forget(id)?.isArriving) return
    doneBytes += bytes
    changed()
  }

  return {
    arrivals,
    follow(event: ReceiverEvent): void {
      if (event.type === 'upload') begin(event.upload)
      else if (event.type === 'progress')
        progress(event.id, event.offset, event.state === 'arriving')
      else if (event.type === 'saved') end(event.photo.id, event.photo.bytes)
      else if (event.type === 'duplicate') end(event.id, event.photo.bytes)
      else if (event.type === 'removed') end(event.id, 0)
      else if (event.type === 'failed' && !event.retryable) end(event.id, 0)
      else if (event.type === 'folder-changed') {
        known.clear()
        ;[count, had, all] = [0, 0, 0]
        changed()
      }
    },
  }
}
