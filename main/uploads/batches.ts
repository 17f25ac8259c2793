import { HTTP_ERRORS, type HttpErrorCode } from '../../contract/http'
import { withoutLiveFilms } from '../../contract/live-photo'
import {
  BY_HAND,
  isVideo,
  type PhoneState,
  type Photo,
  type Sender,
  type Upload,
  type UploadState,
} from '../../contract/photo'
import type { Batch, ReceiverEvent } from '../../contract/receiver-event'
import type { Clock } from '../base/clock'

/** A program that sends one photo after the other pauses for less than this, milliseconds. */
export const QUIET_MS = 5000
/** Whoever has something unfinished may go on with it for this long, milliseconds. */
export const PATIENCE_MS = 60_000

/** More failures of a sender are not counted, nor those of more senders that only fail. */
const MOST_FAILED = 1000
const MOST_FAILING = 1000

/** How often quiet senders are looked for, milliseconds. */
const LOOK_MS = 1000

/** A person wanted these to end, on the phone or at the computer. */
const ON_PURPOSE = new Set(['CANCELLED', 'GIVEN_UP', 'REMOVED'])

/** What a sender has sent since its last batch ended. */
interface OpenBatch {
  sender: Sender
  /** Milliseconds since 1970. */
  since: number
  photos: Photo[]
  duplicates: number
  /** By the upload's id. */
  failed: Map<string, { name: string; code: string }>
  unfinished: Map<string, { name: string; state: UploadState }>
  /** Of its last event, by the clock that only goes on. */
  activeAt: number
}

/**
 * Tells when everything of a sender is here: a fold over the receiver's events, without a timer.
 * Decision 44 says what ends a batch.
 */
export interface Batches {
  /** @returns the batch that this event ends; null for none */
  follow(event: ReceiverEvent): Batch | null
  /** @returns the batches whose senders were quiet for long enough by now */
  due(): Batch[]
  /** Whether any sender has begun one: `due` should be asked now and then. */
  isAnyOpen(): boolean
}

/** @param uploads the receiver's current ones, for one that an earlier run or batch had begun */
export function createBatches({ now, elapsed }: Clock, uploads: () => readonly Upload[]): Batches {
  /** By the sender's id. */
  const open = new Map<string, OpenBatch>()
  /** What the pages that are open say of themselves. */
  const pages = new Map<string, PhoneState>()
  /** Whose an unfinished upload is: progress names the upload alone. */
  const owners = new Map<string, string>()

  function batchOf(sender: Sender): OpenBatch {
    const known = open.get(sender.id) ?? {
      ...{ sender, since: now(), photos: [], duplicates: 0, activeAt: 0 },
      ...{ failed: new Map(), unfinished: new Map() },
    }
    open.set(sender.id, known)
    known.activeAt = elapsed()
    return known
  }
  function setUnfinished(id: string, sender: Sender, name: string, state: UploadState): void {
    batchOf(sender).unfinished.set(id, { name, state })
    owners.set(id, sender.id)
  }
  function takeUnfinished(id: string): { name: string } | undefined {
    const unfinished = open.get(owners.get(id) ?? '')?.unfinished
    const taken = unfinished?.get(id)
    unfinished?.delete(id)
    owners.delete(id)
    return taken
  }
  /** What failed before and has come now did not fail. */
  function arrive(id: string, photo: Photo): OpenBatch {
    const name = takeUnfinished(id)?.name
    const batch = batchOf(photo.sender)
    const again = [...batch.failed].find(
      ([failed, why]) => failed === id || (why.name === name && canPass(why.code)),
    )
    if (again) batch.failed.delete(again[0])
    return batch
  }
  function progress(id: string, state: UploadState): void {
    const batch = open.get(owners.get(id) ?? '')
    const known = batch?.unfinished.get(id)
    if (batch && known) {
      known.state = state
      batch.activeAt = elapsed()
    } else if (state === 'arriving') {
      const upload = uploads().find((each) => each.id === id)
      if (upload) setUnfinished(id, upload.sender, upload.name, state)
    }
  }
  function fail(id: string, sender: Sender, name: string, code: string): void {
    if (!open.has(sender.id) && open.size >= MOST_FAILING) return
    const { failed } = batchOf(sender)
    if (failed.size < MOST_FAILED) failed.set(id, { name, code })
  }
  function end(batch: OpenBatch): Batch | null {
    open.delete(batch.sender.id)
    for (const id of batch.unfinished.keys()) owners.delete(id)
    return summaryOf(batch)
  }

  return {
    follow(event) {
      switch (event.type) {
        case 'phone': {
          const { id, state } = event.phone
          pages.set(id, state)
          const batch = open.get(id)
          return batch && isDone(state) && !isMoving(batch) ? end(batch) : null
        }
        case 'phone-left':
          pages.delete(event.id)
          return null
        case 'upload': {
          const { id, sender, name, state } = event.upload
          setUnfinished(id, sender, name, state)
          return null
        }
        case 'progress':
          progress(event.id, event.state)
          return null
        case 'saved':
          if (event.photo.sender.id !== BY_HAND.id)
            arrive(event.photo.id, event.photo).photos.push(event.photo)
          return null
        case 'duplicate':
          arrive(event.id, event.photo).duplicates += 1
          return null
        case 'failed': {
          const { id, sender, name, error, retryable } = event
          if (retryable && owners.has(id)) progress(id, 'paused')
          else {
            takeUnfinished(id)
            if (!ON_PURPOSE.has(error.code)) fail(id, sender, name, error.code)
          }
          return null
        }
        case 'removed':
          takeUnfinished(event.id)
          return null
        case 'folder-changed':
          for (const { unfinished } of open.values()) unfinished.clear()
          owners.clear()
          return null
        default:
          return null
      }
    },
    due() {
      const at = elapsed()
      const over = [...open.values()].filter(
        (each) => endsAt(each, pages.get(each.sender.id)) <= at,
      )
      return over.map(end).filter((batch) => batch !== null)
    },
    isAnyOpen: () => open.size > 0,
  }
}

/**
 * Adds the event `batch` to the receiver's other events, right behind the one that ends it.
 * @returns what events are to be emitted with
 */
export function withBatches(
  emit: (event: ReceiverEvent) => void,
  clock: Clock,
  uploads: () => readonly Upload[],
) {
  const batches = createBatches(clock, uploads)
  let timer: NodeJS.Timeout | undefined
  const tell = (batch: Batch) => emit({ type: 'batch', ...batch })

  function look(): void {
    for (const batch of batches.due()) tell(batch)
    if (!batches.isAnyOpen()) close()
  }
  function close(): void {
    clearInterval(timer)
    timer = undefined
  }

  return {
    emit(event: ReceiverEvent): void {
      emit(event)
      const ended = batches.follow(event)
      if (ended) tell(ended)
      if (batches.isAnyOpen()) timer ??= setInterval(look, LOOK_MS).unref()
    },
    /** What is not told by now never is. */
    close,
  }
}

/** As long as a page says so it is there and has more to send. */
const GOES_ON: readonly PhoneState[] = ['sending', 'held', 'paused', 'preparing']

const isDone = (page: PhoneState | undefined): boolean => page === 'open' || page === 'done'

/** Whether more of it comes, as far as this computer can see. */
const isMoving = ({ unfinished }: OpenBatch): boolean =>
  [...unfinished.values()].some(({ state }) => state !== 'paused')

/** When it ends if its sender stays quiet, by the clock that only goes on. */
function endsAt({ unfinished, activeAt }: OpenBatch, page: PhoneState | undefined): number {
  const isArriving = [...unfinished.values()].some(({ state }) => state === 'arriving')
  if (isArriving || (page && GOES_ON.includes(page))) return Number.POSITIVE_INFINITY
  const isWaitedFor = unfinished.size > 0 && !isDone(page)
  return activeAt + (isWaitedFor ? PATIENCE_MS : QUIET_MS)
}

/** Whether a sender that tries again may have more luck. */
function canPass(code: string): boolean {
  const { status } = HTTP_ERRORS[code as HttpErrorCode] ?? HTTP_ERRORS.INTERNAL
  return code === 'BODY_ENDED_EARLY' || [408, 423, 429, 460].includes(status) || status >= 500
}

/** Null where there is nothing new. */
function summaryOf(batch: OpenBatch): Batch | null {
  const { sender, since, photos, duplicates, failed, unfinished } = batch
  if (photos.length === 0) return null
  const seen = withoutLiveFilms(photos)
  const videos = seen.filter(({ format }) => isVideo(format)).length
  const files = seen.filter(({ format }) => format === 'other').length
  return {
    sender,
    photos: seen.length - videos - files,
    videos,
    files,
    bytes: photos.reduce((sum, { bytes }) => sum + bytes, 0),
    duplicates,
    failed: failed.size + unfinished.size,
    since,
  }
}
