import type { Handed } from '../../../contract/handed'
import type { Phone, Upload } from '../../../contract/photo'
import type { ReceiverEvent } from '../../../contract/receiver-event'
import type { Unfinished } from '../window/closing'

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

/**
 * Counts what is still to come and to be fetched: what phones say that they have, and what programs
 * are sending. What of a program is paused is kept and nobody waits for it.
 */
export function unfinishedOf(
  uploads: readonly Upload[],
  phones: readonly Phone[],
  handed: readonly Handed[],
): Unfinished {
  const sending = new Map(phones.filter(({ total }) => total > 0).map((phone) => [phone.id, phone]))
  const theirs = uploads.filter(({ sender }) => sending.has(sender.id))
  const others = uploads.filter(
    ({ sender, state }) => state === 'arriving' && !sending.has(sender.id),
  )
  const told = [...sending.values()].reduce((sum, { done, total }) => sum + total - done, 0)
  return {
    isArriving: others.length > 0 || [...sending.values()].some(({ state }) => state === 'sending'),
    toCome: told + others.length,
    uploads: [...theirs, ...others],
    toFetch: handed.filter(({ state }) => state === 'waiting' || state === 'sending').length,
  }
}
