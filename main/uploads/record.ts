import { type HttpErrorCode, LIMITS } from '../../contract/http'
import type { PictureFacts, Upload, UploadState } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import type { Clock } from '../base/clock'
import type { HttpError } from '../base/errors'
import type { PhotoIndex, StoredUpload } from '../library/photo-index'

/** Unfinished uploads are kept this long, milliseconds. */
export const UPLOAD_LIFETIME_MS = 24 * 60 * 60 * 1000
/**
 * An upload's place and the space for what is missing of it are promised this long from its last
 * request, milliseconds. After that only its bytes on disk count; one without bytes is over.
 */
export const PROMISE_MS = 5 * 60 * 1000
/** At most ten events a second say how far an upload is. */
const PROGRESS_MS = 100
/**
 * Without a request for this long an upload counts as paused: a phone that vanishes between two
 * requests says nothing.
 */
const QUIET_MS = 20_000

/** What is said instead to "send it again" of an upload that its sender can go on with. */
const CAN_GO_ON: Partial<Record<HttpErrorCode, string>> = {
  BODY_ENDED_EARLY: 'The connection ended before the photo was complete. It can go on from here.',
  IDLE: 'No data arrived for a while. It can go on from here.',
}

/** Errors of one request only, which say nothing about the upload. */
const OF_ONE_REQUEST = new Set<HttpErrorCode>(['OFFSET_CONFLICT', 'UPLOAD_BUSY', 'BAD_REQUEST'])

/** The part of an upload that the index keeps and that changes while it arrives. */
type Kept = Pick<StoredUpload, 'length' | 'offset' | 'committing' | 'isReserving'>

/**
 * The one owner of what is known of an upload: what a restart finds in the index, how far it is,
 * what it is doing. It sends the upload's events; nothing else changes its length, offset or state.
 */
export interface UploadRecord {
  readonly stored: Readonly<StoredUpload>
  /** Bytes received so far; `stored.offset` of them surely stand in the part. */
  offset(): number
  /** The offset that an answer may tell: it never goes back for what is wrong in a piece. */
  checkedOffset(): number
  /** Whether the bytes from here on wait for their checksum. */
  setUnchecked(isUnchecked: boolean): void
  isWhole(): boolean
  /** A request began; `rest` ends it. */
  begin(): void
  isBusy(): boolean
  /** When its last request ended, by the clock that only goes on; negative before this run. */
  restsSince(): number
  /** Whether a request is working on it, or was a few minutes ago. */
  isRunning(): boolean
  /** Bytes that are promised to it and have not come. @param at this moment, where it is known */
  promisedBytes(at?: number): number
  /** When it is given up if nobody sends more of it, milliseconds since 1970. */
  expiresAt(): number
  /** Past its time, and no request is working on it. */
  isExpired(): boolean
  /** As the window and the terminal see it. */
  upload(): Upload
  setLength(length: number | null): void
  /** This many more bytes have come. */
  advance(bytes: number): void
  /** Back to an earlier offset: bytes after it may be wrong, and so may what they told. */
  rewind(to: number): void
  setFacts(facts: PictureFacts): void
  /** Writes a change into the index. Before its first byte an upload is not worth to be kept. */
  keep(change: Partial<Kept>): void
  /** Whether the index knows it. */
  isKept(): boolean
  /** Back to the start: its part has vanished. */
  restart(): void
  /** The request is over: the next one is waited for, while bytes are missing. */
  rest(): void
  /** Nothing arrives any more until the sender goes on. */
  pause(): void
  /** Tells of an error; with `isFinal` the upload is over. */
  fail(error: HttpError, isFinal: boolean): void
  /** It has become a photo, or is given up: there is nothing more to tell. */
  end(): void
}

export interface RecordDeps {
  index: Pick<PhotoIndex, 'saveUpload'>
  clock: Clock
  emit(event: ReceiverEvent): void
}

/** @param state `waiting` for a new upload, `paused` for one of an earlier run */
export function createUploadRecord(
  from: StoredUpload,
  state: UploadState,
  { index, clock, emit }: RecordDeps,
): UploadRecord {
  const stored = { ...from }
  const { id, name, sender } = stored
  const age = uploadAge(stored.createdAt, clock)
  let { offset } = stored
  let uncheckedFrom: number | null = null
  let facts: PictureFacts | null = null
  let toldAt = Number.NEGATIVE_INFINITY
  let requests = 0
  let restsSince = state === 'waiting' ? clock.elapsed() : Number.NEGATIVE_INFINITY
  let isKept = state !== 'waiting'
  let isOver = false
  let quiet: NodeJS.Timeout | undefined

  const tellProgress = () => emit({ type: 'progress', id, offset, state })
  function end(): void {
    isOver = true
    clearTimeout(quiet)
  }
  function setState(next: UploadState): void {
    clearTimeout(quiet)
    if (state === next) return
    state = next
    toldAt = clock.elapsed()
    tellProgress()
  }

  const isRunning = (at = clock.elapsed()) => requests > 0 || at - restsSince < PROMISE_MS

  function keep(change: Partial<Kept>): void {
    isKept = true
    Object.assign(stored, change)
    index.saveUpload(stored)
  }

  return {
    stored,
    offset: () => offset,
    checkedOffset: () => uncheckedFrom ?? offset,
    setUnchecked(isUnchecked) {
      uncheckedFrom = isUnchecked ? offset : null
    },
    isWhole: () => offset === stored.length,
    begin() {
      requests += 1
    },
    isBusy: () => requests > 0,
    restsSince: () => restsSince,
    isRunning: () => isRunning(),
    promisedBytes: (at) => (isRunning(at) ? Math.max(0, (stored.length ?? 0) - offset) : 0),
    expiresAt: () =>
      offset > 0 ? age.expiresAt : clock.now() + restsSince + PROMISE_MS - clock.elapsed(),
    isExpired: () => requests === 0 && (offset > 0 ? age.isExpired() : !isRunning()),
    upload: () => ({
      ...{ id, name, sender, bytes: stored.length, offset, state, facts },
      startedAt: stored.createdAt,
    }),
    setLength(length) {
      stored.length = length
    },
    advance(bytes) {
      offset += bytes
      setState('arriving')
      if (clock.elapsed() - toldAt < PROGRESS_MS) return
      toldAt = clock.elapsed()
      tellProgress()
    },
    rewind(to) {
      offset = to
      if (to < LIMITS.headBytes) facts = null
    },
    setFacts(found) {
      facts = found
      emit({ type: 'measured', id, facts })
    },
    keep,
    isKept: () => isKept,
    restart() {
      offset = 0
      facts = null
      restsSince = clock.elapsed()
      keep({ offset })
      tellProgress()
    },
    rest() {
      requests -= 1
      restsSince = clock.elapsed()
      clearTimeout(quiet)
      if (state === 'arriving' && !isOver) quiet = setTimeout(setState, QUIET_MS, 'paused').unref()
    },
    pause() {
      if (state === 'arriving') setState('paused')
    },
    fail({ code, message }, isFinal) {
      if (!isFinal && OF_ONE_REQUEST.has(code)) return
      if (isFinal) end()
      else setState('paused')
      const error = { code, message: (isFinal ? undefined : CAN_GO_ON[code]) ?? message }
      emit({ type: 'failed', id, name, sender, error, retryable: !isFinal })
    },
    end,
  }
}

/**
 * How long an upload has been unfinished. The date is believed once, at the start of this run; from
 * then on its jumps count for nothing, so that setting the clock right throws no photo away.
 * @param createdAt milliseconds since 1970
 */
export function uploadAge(createdAt: number, { now, elapsed }: Clock) {
  const before = Math.max(0, now() - createdAt)
  const start = elapsed()
  return {
    isExpired: () => before + elapsed() - start >= UPLOAD_LIFETIME_MS,
    expiresAt: Math.min(createdAt, now()) + UPLOAD_LIFETIME_MS,
  }
}
