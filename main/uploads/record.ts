import { type HttpErrorCode, LIMITS } from '../../contract/http'
import type { PictureFacts, Upload, UploadState } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import type { Clock } from '../base/clock'
import type { HttpError } from '../base/errors'
import type { PhotoIndex, StoredUpload } from '../library/photo-index'

/** Unfinished uploads are kept this long, milliseconds. */
export const UPLOAD_LIFETIME_MS = 24 * 60 * 60 * 1000
/** At most ten events a second say how far an upload is. */
const PROGRESS_MS = 100
/**
 * Without a request for this long an upload counts as paused: a phone that vanishes between two
 * requests says nothing.
 */
const QUIET_MS = 60_000

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
  isWhole(): boolean
  /** By the date at the start of this run, milliseconds since 1970. */
  expiresAt: number
  isExpired(): boolean
  /** As the window and the terminal see it. */
  upload(): Upload
  setLength(length: number | null): void
  /** This many more bytes have come. */
  advance(bytes: number): void
  /** Back to an earlier offset: bytes after it may be wrong, and so may what they told. */
  rewind(to: number): void
  setFacts(facts: PictureFacts): void
  /** Writes a change into the index. */
  keep(change: Partial<Kept>): void
  /** Back to the start: its part has vanished. */
  restart(): void
  /** The request is over and bytes are missing: the next one is waited for. */
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
  let facts: PictureFacts | null = null
  let toldAt = Number.NEGATIVE_INFINITY
  let quiet: NodeJS.Timeout | undefined

  const tellProgress = () => emit({ type: 'progress', id, offset, state })
  function setState(next: UploadState): void {
    clearTimeout(quiet)
    if (state === next) return
    state = next
    toldAt = clock.elapsed()
    tellProgress()
  }

  function keep(change: Partial<Kept>): void {
    Object.assign(stored, change)
    index.saveUpload(stored)
  }

  return {
    stored,
    offset: () => offset,
    isWhole: () => offset === stored.length,
    ...age,
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
    restart() {
      offset = 0
      facts = null
      keep({ offset })
      tellProgress()
    },
    rest() {
      clearTimeout(quiet)
      if (state === 'arriving') quiet = setTimeout(setState, QUIET_MS, 'paused').unref()
    },
    pause() {
      if (state === 'arriving') setState('paused')
    },
    fail({ code, message }, isFinal) {
      if (!isFinal && OF_ONE_REQUEST.has(code)) return
      if (isFinal) clearTimeout(quiet)
      else setState('paused')
      emit({ type: 'failed', id, name, sender, error: { code, message }, retryable: !isFinal })
    },
    end: () => clearTimeout(quiet),
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
