import type { Sender, Upload } from '../../contract/photo'

/** What is missing of one sender's photos, while nothing of it arrives. */
export interface Unfinished {
  sender: Sender
  /** Of its paused uploads, the oldest first. */
  ids: string[]
  /** Bytes that have come. */
  received: number
  /** Bytes in all; null where one of the lengths is not known. */
  bytes: number | null
  /** When the oldest of them began, milliseconds since 1970. */
  since: number
}

/** The paused ones of these uploads by sender, in the order in which they began. */
export function unfinishedOf(uploads: Iterable<Upload>): Unfinished[] {
  const bySender = new Map<string, Unfinished>()
  for (const { id, sender, bytes, offset, state, startedAt } of uploads) {
    if (state !== 'paused') continue
    const known = bySender.get(sender.id)
    if (!known) {
      bySender.set(sender.id, { sender, ids: [id], received: offset, bytes, since: startedAt })
      continue
    }
    known.ids.push(id)
    known.received += offset
    known.bytes = known.bytes === null || bytes === null ? null : known.bytes + bytes
    known.since = Math.min(known.since, startedAt)
  }
  return [...bySender.values()]
}
