import type { Sender } from '../../contract/photo'
import type { Clock } from '../base/clock'
import { AppError, type HttpError } from '../base/errors'
import type { ReceivingFolder } from '../library/receiving-folder'
import type { UploadRecord } from './record'

/** Uploads in all, those that rest too; a phone has two or three under way. */
const MOST = 2048
/** Of one source: behind one address there may be the phones of a whole class. */
const MOST_OF_SOURCE = 1024
/** Of one sender under way, so that none takes all the places. */
const MOST_OF_SENDER = 256
/** Of the space on the disk, what is promised to one source counts up to this share for others. */
const SOURCE_SHARE = 3 / 4
/** Whatever is promised to others, each sender may begin with this share of the space. */
const SENDER_SHARE = 1 / 8
const SWEEP_MS = 60 * 1000
/** A creation looks for what is past its time too, at most so often, milliseconds. */
const SWEEP_AGAIN_MS = 1000

/** Who wants to begin an upload. */
export interface Newcomer {
  sender: Sender
  /** Where it comes from, as `sourceOf` says it. */
  source: string
  /** Null where it is not known. */
  length: number | null
}

/**
 * What may be sent: how large a file may be, how many may be under way, and how much space is
 * promised to them. One sender or source cannot use up what others need: who has little takes the
 * place of who has most, and always finds a share of the space.
 */
export interface Quota {
  /** @throws AppError TOO_LARGE where a file of this length is not taken */
  requireSize(bytes: number): void
  /**
   * Looks whether the file can be taken at all, gives up what is past its time, and asks the disk.
   * @throws AppError where it cannot, or the folder is not there
   */
  prepare(newcomer: Newcomer): Promise<void>
  /**
   * Finds a place and the space for an upload, which has to be entered at once. If all places are
   * taken, an upload that rests gives way, of whoever has most: first one without bytes.
   * @throws AppError TOO_MANY_UPLOADS, DISK_FULL
   */
  admit(newcomer: Newcomer): void
  close(): void
}

/** What is asked of an upload. */
export type Counted = Pick<
  UploadRecord,
  'offset' | 'isBusy' | 'restsSince' | 'isRunning' | 'promisedBytes' | 'isExpired'
> & {
  readonly stored: Pick<Newcomer, 'sender' | 'source'>
  discard(why: HttpError): Promise<void>
}

interface QuotaDeps {
  folder: Pick<ReceivingFolder, 'requireFolder'> & {
    space: Pick<ReceivingFolder['space'], 'look' | 'left' | 'require'>
  }
  maxBytes: number
  clock: Pick<Clock, 'elapsed'>
  uploads(): Iterable<Counted>
}

/** From now on gives up what nobody goes on with. */
export function createQuota({ folder, maxBytes, clock, uploads }: QuotaDeps): Quota {
  const { space } = folder
  /** They have given way, and are about to end. */
  const leaving = new WeakSet<Counted>()
  let sweptAt = Number.NEGATIVE_INFINITY

  async function sweep(): Promise<void> {
    sweptAt = clock.elapsed()
    const expired = [...uploads()].filter((upload) => upload.isExpired())
    // A part that cannot be removed now is removed at the next start.
    await Promise.allSettled(
      expired.map((each) => each.discard(new AppError(each.offset() > 0 ? 'EXPIRED' : 'GIVEN_UP'))),
    )
  }
  const sweeping = setInterval(() => void sweep(), SWEEP_MS).unref()

  function requireSize(bytes: number): void {
    if (bytes > maxBytes) throw new AppError('TOO_LARGE')
  }

  function requireSpace(all: readonly Counted[], { length, sender }: Newcomer): void {
    const left = Math.max(0, space.left())
    let mine = 0
    const toSources = new Map<string, number>()
    for (const { stored, promisedBytes } of all) {
      const bytes = promisedBytes()
      if (stored.sender.id === sender.id) mine += bytes
      else toSources.set(stored.source, (toSources.get(stored.source) ?? 0) + bytes)
    }
    let toOthers = 0
    for (const bytes of toSources.values()) toOthers += Math.min(bytes, left * SOURCE_SHARE)
    const counted = Math.min(toOthers, left * (1 - SENDER_SHARE))
    space.require((length ?? 0) + mine + Math.floor(counted))
  }

  function requireShare(all: Iterable<Counted>, sender: Sender): void {
    let ofSender = 0
    for (const { stored, isRunning } of all)
      if (stored.sender.id === sender.id && isRunning()) ofSender += 1
    if (ofSender >= MOST_OF_SENDER) throw new AppError('TOO_MANY_UPLOADS')
  }

  /** Who gives way to the newcomer; null where there is a place. */
  function whoGivesWay(all: readonly Counted[], { sender, source }: Newcomer): Counted | null {
    const ofSource = all.filter(({ stored }) => stored.source === source)
    if (ofSource.length >= MOST_OF_SOURCE) return fromLargest(ofSource, senderOf, sender.id)
    return all.length >= MOST ? fromLargest(all, sourceOf, source) : null
  }

  return {
    requireSize,
    async prepare({ length, sender }) {
      if (length === 0) throw new AppError('EMPTY_FILE')
      requireSize(length ?? 0)
      requireShare(uploads(), sender)
      if (clock.elapsed() - sweptAt >= SWEEP_AGAIN_MS) await sweep()
      await Promise.all([folder.requireFolder(), space.look(length ?? 0)])
    },
    admit(newcomer) {
      const all = [...uploads()].filter((each) => !leaving.has(each))
      requireShare(all, newcomer.sender)
      const out = whoGivesWay(all, newcomer)
      requireSpace(all, newcomer)
      if (out === null) return
      leaving.add(out)
      void out.discard(new AppError('GIVEN_UP')).catch(() => {})
    },
    close: () => clearInterval(sweeping),
  }
}

/**
 * "Longest queue drop": the group that has most gives way with what rests, first what has no bytes,
 * and of that what rests longest. The group has to have twice the newcomer's, so that two of them
 * do not push each other out again and again.
 * @param own the newcomer's group
 * @throws AppError TOO_MANY_UPLOADS
 */
function fromLargest(
  all: readonly Counted[],
  groupOf: (each: Counted) => string,
  own: string,
): Counted {
  const sizes = new Map<string, number>()
  for (const each of all) sizes.set(groupOf(each), (sizes.get(groupOf(each)) ?? 0) + 1)
  const most = 2 * (sizes.get(own) ?? 0)
  let first: Counted | null = null
  let largest = 0
  for (const each of all) {
    const size = sizes.get(groupOf(each)) ?? 0
    if (size <= most || size < largest || each.isBusy()) continue
    if (first !== null && size === largest && !goesBefore(each, first)) continue
    first = each
    largest = size
  }
  if (first === null) throw new AppError('TOO_MANY_UPLOADS')
  return first
}

function goesBefore(a: Counted, b: Counted): boolean {
  const isEmpty = a.offset() === 0
  return isEmpty === (b.offset() === 0) ? a.restsSince() < b.restsSince() : isEmpty
}

const senderOf = ({ stored }: Counted): string => stored.sender.id
const sourceOf = ({ stored }: Counted): string => stored.source
