import type { FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { HttpErrorCode } from '../../contract/http'
import type { Photo, Sender, Upload } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import type { Clock } from '../base/clock'
import { AppError, fileError, type HttpError } from '../base/errors'
import { removePart } from '../library/commit'
import { hasPart, openPart, partPath } from '../library/part-file'
import type { StoredUpload } from '../library/photo-index'
import type { ReceivingFolder } from '../library/receiving-folder'
import { type ArrivedDeps, createArrived, type Piece } from './arrived'
import { type SavePartDeps, savePart } from './save'
import { createTurns } from './turns'
import { createUploadAge } from './upload-age'
import type { BodyEnd } from './write'

const PROGRESS_MS = 100

/** Errors of the file itself, or of a disk that lost it: going on would end the same way. */
const FINAL_ERRORS = new Set<HttpErrorCode>([
  'NOT_A_PHOTO',
  'EMPTY_FILE',
  'TOO_LARGE',
  'SAVE_FAILED',
])
/** Errors of one request only, of which the person need not hear. */
const QUIET_ERRORS = new Set<HttpErrorCode>(['OFFSET_CONFLICT', 'UPLOAD_BUSY', 'BAD_REQUEST'])

const ERROR_OF_END: Record<Exclude<BodyEnd, 'complete'>, HttpErrorCode> = {
  cut: 'BODY_ENDED_EARLY',
  idle: 'IDLE',
  'taken-over': 'UPLOAD_BUSY',
}

/** What an upload needs from its surroundings. */
export interface IncomingDeps
  extends Omit<SavePartDeps, 'folder'>,
    Pick<ArrivedDeps, 'measurer' | 'anyFile' | 'maxBytes' | 'idleMs'> {
  folder: ReceivingFolder
  clock: Clock
  /** @throws AppError where this sender may not send at the moment */
  requireAllowed(sender: Sender): void
  emit(event: ReceiverEvent): void
  /** Called once, when the upload has become a photo or is given up. */
  onGone(id: string, photo: Photo | null): void
}

/** One photo on its way: takes bodies in turn, and commits when the last one has come. */
export interface Incoming {
  readonly stored: StoredUpload
  offset(): number
  /** When it is given up if nobody finishes it, milliseconds since 1970. */
  expiresAt(): number
  /** Past its time, and no request is working on it. */
  isExpired(): boolean
  /** As the window and the terminal see it. */
  upload(): Upload
  /**
   * Appends a body. Resolves with the photo if that was the last of it, else null.
   * @throws AppError, also where its sender may not send; a resumable upload keeps what was received
   */
  append(body: Readable, piece: Piece): Promise<Photo | null>
  /**
   * Makes `offset` true before anybody is told of it. A part that is whole gets its final name, if an earlier attempt failed at that:
   * nobody may hear of a last byte before the photo is saved. A part that has vanished with its folder starts again, once the folder is
   * back. Resolves with null while bytes are missing.
   * @throws AppError when that fails, or the folder is not there
   */
  finish(): Promise<Photo | null>
  /** Gives the upload up and removes its part. */
  discard(why: HttpError): Promise<void>
  /**
   * Ends the request under way and waits until what it brought is written down.
   * @param why what its sender and the person hear of it; without it nobody does
   */
  settle(why?: HttpError): Promise<void>
}

export function createIncoming(stored: StoredUpload, deps: IncomingDeps): Incoming {
  const { emit, folder, index, clock } = deps
  const path = partPath(folder.path, stored.id)
  const turns = createTurns()
  const age = createUploadAge(stored.createdAt, clock)
  let toldAt = Number.NEGATIVE_INFINITY
  let busy = 0
  let outcome: Photo | HttpError | null = null
  const arrived = createArrived(stored, {
    ...deps,
    requireRoom: folder.requireRoom,
    onFacts: (facts) => emit({ type: 'measured', id: stored.id, facts }),
    onBytes: tellProgress,
    onCheckpoint(offset) {
      if (stored.resumable) remember({ offset })
    },
  })
  const { offset } = arrived
  const isWhole = () => offset() === stored.length

  function remember(change: Partial<StoredUpload>): void {
    Object.assign(stored, change)
    index.saveUpload(stored)
  }

  function tellProgress(): void {
    const time = clock.elapsed()
    if (time - toldAt < PROGRESS_MS) return
    toldAt = time
    emit({ type: 'progress', id: stored.id, offset: offset() })
  }

  function tellFailure({ code, message }: HttpError, retryable: boolean): void {
    const { id, name, sender } = stored
    emit({ type: 'failed', id, name, sender, error: { code, message }, retryable })
  }

  async function receive(body: Readable, piece: Piece, signal: AbortSignal): Promise<Photo | null> {
    if (outcome instanceof AppError) throw outcome
    if (outcome) return outcome
    if (piece.offset !== offset()) throw new AppError('OFFSET_CONFLICT')

    await arrived.admit(piece)
    const part = await openAgain()
    if (part === null) throw new AppError('OFFSET_CONFLICT')
    try {
      const { end } = await arrived.append(body, part, piece, signal)
      if (stored.length === null && end === 'complete' && !stored.resumable)
        stored.length = offset()
      if (isWhole()) return await commit(part)
      remember({ offset: offset() })
      if (end === 'taken-over' && signal.reason instanceof AppError) throw signal.reason
      if (end !== 'complete') throw new AppError(ERROR_OF_END[end])
      return null
    } finally {
      await closePart(part)
    }
  }

  async function commit(file: FileHandle): Promise<Photo> {
    const bytes = offset()
    if (bytes === 0) throw new AppError('EMPTY_FILE')
    const facts = await arrived.allFacts(file, path)
    const receivedAt = clock.now()
    const photo = await savePart(
      { file, path, bytes, facts, stored, receivedAt, remember },
      { ...deps, folder: folder.path },
    )
    outcome = photo
    deps.onGone(stored.id, photo)
    if (photo.id === stored.id) emit({ type: 'saved', photo })
    else emit({ type: 'duplicate', id: stored.id, photo })
    return photo
  }

  /** Some file systems tell only here that they could not write; of a saved photo that is known already, and its sender need not wait. */
  async function closePart(part: FileHandle): Promise<void> {
    if (outcome === null || outcome instanceof AppError) await part.close()
    else deps.afterwards(part.close())
  }

  async function drop(why: HttpError): Promise<void> {
    if (outcome !== null) return
    outcome = why
    deps.onGone(stored.id, null)
    index.removeUpload(stored.id)
    tellFailure(why, false)
    await removePart(path)
  }

  /** Runs one turn's work; what fails ends the upload or is told as a break, and is thrown as an AppError. */
  function inTurn(work: (signal: AbortSignal) => Promise<Photo | null>): Promise<Photo | null> {
    return turns.take(async (signal) => {
      busy += 1
      try {
        return await work(signal)
      } catch (error) {
        const why = await explain(error)
        if (!stored.resumable || FINAL_ERRORS.has(why.code)) await drop(why)
        else if (!QUIET_ERRORS.has(why.code)) tellFailure(why, true)
        throw why
      } finally {
        busy -= 1
      }
    })
  }

  async function explain(error: unknown): Promise<HttpError> {
    const why = fileError(error) ?? new AppError('INTERNAL', { cause: error })
    if (why.code !== 'DISK_FULL' || 'need' in why.details) return why
    return folder.diskFull((stored.length ?? offset()) - offset()).catch(() => why)
  }

  async function commitWhole(): Promise<Photo | null> {
    if (outcome instanceof AppError) throw outcome
    if (outcome !== null || !isWhole()) return outcome
    await folder.requireFolder()
    const part = await openAgain()
    if (part === null) return null
    try {
      return await commit(part)
    } finally {
      await closePart(part)
    }
  }

  /** The part from its recorded bytes on; null, and back at the start, when it has vanished with its folder. */
  async function openAgain(): Promise<FileHandle | null> {
    const part = await openPart(path, offset() === 0, folder.requireFolder)
    if (part === null) startAgain()
    return part
  }

  function startAgain(): void {
    arrived.rewind(0)
    remember({ offset: 0 })
    emit({ type: 'progress', id: stored.id, offset: 0 })
  }

  async function startAgainIfGone(): Promise<void> {
    if (offset() === 0 || busy > 0 || (await hasPart(path))) return
    await folder.requireFolder()
    if (busy === 0) startAgain()
  }

  return {
    stored,
    offset,
    expiresAt: () => age.expiresAt,
    isExpired: () => age.isExpired() && busy === 0,
    upload: () => ({
      id: stored.id,
      name: stored.name,
      sender: stored.sender,
      bytes: stored.length,
      offset: offset(),
      facts: arrived.facts(),
      startedAt: stored.createdAt,
    }),
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
      return null
    },
    discard: (why) => turns.take(() => drop(why)),
    settle: (why) => turns.take(async () => {}, why),
  }
}
