import type { Readable } from 'node:stream'
import type { HttpErrorCode } from '../../contract/http'
import type { Photo, Sender, Upload, UploadState } from '../../contract/photo'
import { AppError, fileError, type HttpError } from '../base/errors'
import { createSerial } from '../base/serial'
import type { Checksum } from '../library/checksum'
import { removePart } from '../library/commit'
import type { Part } from '../library/disk-threads'
import { hasPart, partPath } from '../library/part-file'
import type { StoredUpload } from '../library/photo-index'
import type { ReceivingFolder } from '../library/receiving-folder'
import { type ArrivedDeps, createArrived, type Piece } from './arrived'
import { createFirstSniff, type FirstSniffDeps } from './first-sniff'
import { createUploadRecord, type RecordDeps, type UploadRecord } from './record'
import { type SavePartDeps, savePart } from './save'
import type { BodyEnd } from './write'

/** Errors of the file itself, or of a disk that lost it: going on would end the same way. */
const FINAL_ERRORS = new Set<HttpErrorCode>([
  'NOT_A_PHOTO',
  'NOT_A_PHOTO_OR_VIDEO',
  'EMPTY_FILE',
  'TOO_LARGE',
  'SAVE_FAILED',
])

const ERROR_OF_END: Record<Exclude<BodyEnd, 'complete'>, HttpErrorCode> = {
  cut: 'BODY_ENDED_EARLY',
  idle: 'IDLE',
  'taken-over': 'UPLOAD_BUSY',
}

/** What an upload needs. */
export interface IncomingDeps
  extends Omit<SavePartDeps, 'folder'>,
    Omit<ArrivedDeps, 'sniff' | 'folder' | 'path'>,
    Omit<FirstSniffDeps, 'onFacts'>,
    Omit<RecordDeps, 'index'> {
  folder: ReceivingFolder
  /** @throws AppError where this sender may not send at the moment */
  requireAllowed(sender: Sender): void
  /** Called once, when the upload has become a photo or is given up. */
  onGone(id: string, photo: Photo | null): void
  /** What the sender need not wait for. */
  afterwards(work: Promise<unknown>): void
}

/** One photo on its way: takes bodies in turn, and commits when the last one has come. */
export interface Incoming
  extends Pick<
    UploadRecord,
    | 'stored'
    | 'offset'
    | 'checkedOffset'
    | 'isBusy'
    | 'restsSince'
    | 'isRunning'
    | 'promisedBytes'
    | 'expiresAt'
    | 'isExpired'
  > {
  /** As the window and the terminal see it. */
  upload(): Upload
  /**
   * Appends a body. Resolves with the photo if that was the last of it, else null.
   * @throws AppError, also where its sender may not send; a resumable upload keeps what was
   *   received
   */
  append(body: Readable, piece: Piece): Promise<Photo | null>
  /**
   * Makes `offset` true before it is reported, also for a restart. A part that is whole gets its
   * final name, if an earlier attempt failed at that: nobody may hear of a last byte before the
   * photo is saved. A part that has vanished with its folder starts again, once the folder is back,
   * or ends the upload where its sender was told that the offset never goes back. Resolves with
   * null while bytes are missing.
   * @throws AppError when that fails, or the folder is not there; NOT_FOUND when the part has gone
   */
  finish(): Promise<Photo | null>
  /** Gives the upload up and removes its part. */
  discard(why: HttpError): Promise<void>
  /** Takes nothing until `release`; its sender tries again. */
  hold(): Promise<void>
  release(): void
  isHeld(): boolean
  /**
   * Ends the request under way and waits until what it brought is written down.
   * @param why what its sender and the person hear of it; without it nobody does
   */
  settle(why?: HttpError): Promise<void>
}

/** @param state `waiting` for a new upload, `paused` for one of an earlier run */
export function createIncoming(
  from: StoredUpload,
  state: UploadState,
  deps: IncomingDeps,
): Incoming {
  const { emit, folder, index, clock } = deps
  const record = createUploadRecord(from, state, deps)
  const { stored, offset, isWhole } = record
  const path = partPath(folder.path, stored.id)
  const sniff = createFirstSniff({
    ...deps,
    onFacts: (facts) => void (outcome === null && record.setFacts(facts)),
  })
  const arrived = createArrived(record, { ...deps, sniff, path })
  const takeTurn = createTurns()
  let isHeld = false
  let outcome: Photo | HttpError | null = null

  async function receive(body: Readable, piece: Piece, signal: AbortSignal): Promise<Photo | null> {
    if (outcome instanceof AppError) throw outcome
    // A piece that waited for its turn has not been read: it counts only if it has nothing to add.
    if (outcome && piece.offset === outcome.bytes) return outcome
    if (outcome) throw new AppError('OFFSET_CONFLICT')
    if (isHeld) throw new AppError('UPLOAD_BUSY')
    if (piece.offset !== offset()) throw new AppError('OFFSET_CONFLICT')

    await arrived.admit(piece)
    const part = await openAgain(piece.checksum)
    if (part === null) throw new AppError('OFFSET_CONFLICT')
    try {
      const end = await arrived.append(body, part, piece, signal)
      if (stored.length === null && end === 'complete' && piece.isLast) record.setLength(offset())
      if (isWhole()) return await commit(part)
      record.keep({ offset: offset() })
      if (end === 'taken-over' && signal.reason instanceof AppError) throw signal.reason
      if (end !== 'complete') throw new AppError(ERROR_OF_END[end])
      return null
    } finally {
      await closePart(part)
    }
  }

  async function commit(part: Part): Promise<Photo> {
    const bytes = offset()
    if (bytes === 0) throw new AppError('EMPTY_FILE')
    const facts = await sniff.allFacts(part, path, bytes)
    const receivedAt = clock.now()
    const photo = await savePart(
      { part, path, bytes, facts, stored, receivedAt, keep: record.keep },
      { ...deps, folder: folder.path },
    )
    outcome = photo
    record.end()
    deps.onGone(stored.id, photo)
    if (photo.id === stored.id) emit({ type: 'saved', photo })
    else emit({ type: 'duplicate', id: stored.id, photo })
    return photo
  }

  /**
   * Some file systems tell only here that they could not write; of a saved photo that is known
   * already, and its sender need not wait. A start after a crash would remove the part as well.
   */
  async function closePart(part: Part): Promise<void> {
    if (outcome === null || outcome instanceof AppError) await part.close('keep')
    else deps.afterwards(part.close('remove'))
  }

  async function drop(why: HttpError): Promise<void> {
    if (outcome !== null) return
    outcome = why
    deps.onGone(stored.id, null)
    if (record.isKept()) index.removeUpload(stored.id)
    record.fail(why, true)
    if (!record.isKept()) return
    await index.written()
    await removePart(path)
  }

  /** Runs one turn's work. A failure ends or pauses the upload, and is thrown as an AppError. */
  function inTurn(work: (signal: AbortSignal) => Promise<Photo | null>): Promise<Photo | null> {
    return takeTurn(async (signal) => {
      record.begin()
      try {
        return await work(signal)
      } catch (error) {
        const why = await explain(error)
        if (!stored.resumable || FINAL_ERRORS.has(why.code)) await drop(why)
        else record.fail(why, false)
        throw why
      } finally {
        record.rest()
        sniff.rest()
      }
    })
  }

  async function explain(error: unknown): Promise<HttpError> {
    const why = fileError(error) ?? new AppError('INTERNAL', { cause: error })
    if (why.code !== 'DISK_FULL' || 'need' in why.details) return why
    return folder.space.full((stored.length ?? offset()) - offset()).catch(() => why)
  }

  async function commitWhole(): Promise<Photo | null> {
    if (outcome instanceof AppError) throw outcome
    if (outcome !== null || !isWhole()) return outcome
    if (isHeld) throw new AppError('UPLOAD_BUSY')
    await folder.requireFolder()
    const part = await openAgain(null)
    if (part === null) return null
    try {
      return await commit(part)
    } finally {
      await closePart(part)
    }
  }

  /**
   * The part from its recorded bytes on; null, and back at the start, when it has vanished with its
   * folder.
   * @param checksum of what is about to be written
   */
  async function openAgain(checksum: Checksum | null): Promise<Part | null> {
    // A start after a crash removes no part that it does not know.
    if (!record.isKept()) record.keep({ offset: 0 })
    const part = await folder.openPart(path, { isNew: offset() === 0, checksum })
    if (part !== null) return part
    if (!stored.canRestart) throw new AppError('SAVE_FAILED')
    startAgain()
    return null
  }

  function startAgain(): void {
    sniff.restart()
    record.restart()
  }

  async function startAgainIfGone(): Promise<void> {
    if (offset() === 0 || record.isBusy() || (await hasPart(path))) return
    await folder.requireFolder()
    if (record.isBusy()) return
    if (stored.canRestart) startAgain()
    else {
      await takeTurn(() => drop(new AppError('SAVE_FAILED')))
      throw new AppError('NOT_FOUND')
    }
  }

  const settle = (why?: HttpError) =>
    takeTurn(async () => {
      if (outcome === null) record.pause()
    }, why)

  const { isBusy, restsSince, isRunning, promisedBytes, expiresAt, isExpired, upload } = record
  const { checkedOffset } = record
  return {
    ...{ stored, offset, isBusy, restsSince, isRunning, promisedBytes, expiresAt, isExpired },
    ...{ upload, checkedOffset },
    async append(body, piece) {
      deps.requireAllowed(stored.sender)
      return inTurn((signal) => receive(body, piece, signal))
    },
    async finish() {
      if (isWhole()) return await inTurn(commitWhole)
      try {
        await startAgainIfGone()
      } catch (error) {
        throw await explain(error)
      }
      await index.written()
      return null
    },
    discard: (why) => takeTurn(() => drop(why)),
    hold() {
      isHeld = true
      return settle(new AppError('UPLOAD_BUSY'))
    },
    release() {
      isHeld = false
    },
    isHeld: () => isHeld,
    settle,
  }
}

/**
 * Lets one request at a time work on an upload; the next one ends it and takes over, so that a dead
 * connection blocks nobody.
 * @returns a function that runs `work` when the one before has ended; its signal is aborted when
 *   another wants the turn, and `why` is what the one before ends with, as the reason of its signal
 */
function createTurns() {
  const serial = createSerial()
  let current: AbortController | null = null

  return <Result>(work: (signal: AbortSignal) => Promise<Result>, why?: Error): Promise<Result> => {
    current?.abort(why)
    const mine = new AbortController()
    current = mine
    return serial(async () => {
      try {
        return await work(mine.signal)
      } finally {
        if (current === mine) current = null
      }
    })
  }
}
