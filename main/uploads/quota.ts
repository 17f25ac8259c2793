import type { Sender } from '../../contract/photo'
import type { Clock } from '../base/clock'
import { AppError, type HttpError } from '../base/errors'
import type { ReceivingFolder } from '../library/receiving-folder'
import type { Groups, Owned } from './grouped'
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
   * Looks whether the file can be taken at all and finds a place, gives up what is past its time,
   * and asks the disk: last, for that is what costs most.
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
> &
  Owned & { discard(why: HttpError): Promise<void> }

interface QuotaDeps {
  folder: Pick<ReceivingFolder, 'look'> & {
    space: Pick<ReceivingFolder['space'], 'left' | 'require'>
  }
  maxBytes: number
  clock: Pick<Clock, 'elapsed'>
  uploads: Groups<Counted>
}

/** From now on gives up what nobody goes on with. */
export function createQuota({ folder, maxBytes, clock, uploads }: QuotaDeps): Quota {
  const { space } = folder
  let sweptAt = Number.NEGATIVE_INFINITY

  async function sweep(): Promise<void> {
    sweptAt = clock.elapsed()
    const expired = [...uploads.values()].filter((upload) => upload.isExpired())
    // A part that cannot be removed now is removed at the next start.
    await Promise.allSettled(
      expired.map((each) => each.discard(new AppError(each.offset() > 0 ? 'EXPIRED' : 'GIVEN_UP'))),
    )
  }
  const sweeping = setInterval(() => void sweep(), SWEEP_MS).unref()

  function requireSize(bytes: number): void {
    if (bytes > maxBytes) throw new AppError('TOO_LARGE')
  }

  function requireSpace({ length, sender }: Newcomer): void {
    const left = Math.max(0, space.left())
    const at = clock.elapsed()
    let [mine, toOthers] = [0, 0]
    // Whoever is promised something may be at any source: one walk over all that count.
    for (const ofSource of uploads.bySource()) {
      let toSource = 0
      for (const { stored, promisedBytes } of ofSource) {
        if (stored.sender.id === sender.id) mine += promisedBytes(at)
        else toSource += promisedBytes(at)
      }
      toOthers += Math.min(toSource, left * SOURCE_SHARE)
    }
    const counted = Math.min(toOthers, left * (1 - SENDER_SHARE))
    space.require((length ?? 0) + mine + Math.floor(counted))
  }

  function requireShare(sender: Sender): void {
    const theirs = uploads.ofSender(sender.id)
    if (theirs.size < MOST_OF_SENDER) return
    const running = [...theirs].filter(({ isRunning }) => isRunning())
    if (running.length >= MOST_OF_SENDER) throw new AppError('TOO_MANY_UPLOADS')
  }

  /**
   * Who gives way to the newcomer; null where there is a place.
   * @throws AppError TOO_MANY_UPLOADS
   */
  function whoGivesWay({ sender, source }: Newcomer): Counted | null {
    const ofSource = uploads.ofSource(source)
    if (ofSource.size >= MOST_OF_SOURCE) {
      const senders = uploads.bySenderOf(source)
      return fromLargest(senders.values(), senders.get(sender.id)?.size ?? 0)
    }
    return uploads.count() >= MOST ? fromLargest(uploads.bySource(), ofSource.size) : null
  }

  return {
    requireSize,
    async prepare(newcomer) {
      const { length, sender } = newcomer
      if (length === 0) throw new AppError('EMPTY_FILE')
      requireSize(length ?? 0)
      requireShare(sender)
      if (clock.elapsed() - sweptAt >= SWEEP_AGAIN_MS) await sweep()
      whoGivesWay(newcomer)
      await folder.look(length ?? 0)
    },
    admit(newcomer) {
      requireShare(newcomer.sender)
      const out = whoGivesWay(newcomer)
      requireSpace(newcomer)
      if (out === null) return
      uploads.giveWay(out)
      void out.discard(new AppError('GIVEN_UP')).catch(() => {})
    },
    close: () => clearInterval(sweeping),
  }
}

/**
 * "Longest queue drop": the group that has most gives way with what rests, first what has no bytes,
 * and of that what rests longest. The group has to have twice the newcomer's, so that two of them
 * do not push each other out again and again.
 * @param own size of the newcomer's group
 * @throws AppError TOO_MANY_UPLOADS
 */
function fromLargest(groups: Iterable<ReadonlySet<Counted>>, own: number): Counted {
  let first: Counted | null = null
  let largest = 2 * own + 1
  for (const group of groups) {
    if (group.size < largest) continue
    for (const each of group) {
      if (each.isBusy()) continue
      if (first !== null && group.size === largest && !goesBefore(each, first)) continue
      first = each
      largest = group.size
    }
  }
  if (first === null) throw new AppError('TOO_MANY_UPLOADS')
  return first
}

function goesBefore(a: Counted, b: Counted): boolean {
  const isEmpty = a.offset() === 0
  return isEmpty === (b.offset() === 0) ? a.restsSince() < b.restsSince() : isEmpty
}
