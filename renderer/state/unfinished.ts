import { isVideo, type Sender, type Upload } from '../../contract/photo'

/** What is missing of one sender's photos, or of several senders', while nothing of it arrives. */
export interface Unfinished {
  senders: Sender[]
  /** Of its paused uploads, the oldest first. */
  ids: string[]
  /** How many of these are known to be videos. */
  videos: number
  /** Bytes that have come. */
  received: number
  /** Bytes in all; null where one of the lengths is not known. */
  bytes: number | null
  /** When the oldest of them began, milliseconds since 1970. */
  since: number
}

/** More senders than this are strangers, and one row. */
const MOST_ROWS = 5

/**
 * The paused ones of these uploads by sender, in the order in which they began. Of too many senders
 * those are together of whom least has come.
 */
export function unfinishedOf(uploads: Iterable<Upload>): Unfinished[] {
  const bySender = new Map<string, Unfinished>()
  for (const { id, sender, bytes, offset, state, facts, startedAt } of uploads) {
    if (state !== 'paused') continue
    const known = bySender.get(sender.id)
    const videos = facts && isVideo(facts.format) ? 1 : 0
    const first = { senders: [sender], ids: [id], videos }
    const one = { ...first, received: offset, bytes, since: startedAt }
    bySender.set(sender.id, known ? { ...together(known, one), senders: [sender] } : one)
  }
  const all = [...bySender.values()]
  if (all.length <= MOST_ROWS) return all
  const most = new Set(all.toSorted((a, b) => b.received - a.received).slice(0, MOST_ROWS - 1))
  const others = all.filter((each) => !most.has(each))
  return [...all.filter((each) => most.has(each)), others.reduce(together)]
}

const together = (one: Unfinished, other: Unfinished): Unfinished => ({
  senders: one.senders.concat(other.senders),
  ids: one.ids.concat(other.ids),
  videos: one.videos + other.videos,
  received: one.received + other.received,
  bytes: one.bytes === null || other.bytes === null ? null : one.bytes + other.bytes,
  since: Math.min(one.since, other.since),
})
