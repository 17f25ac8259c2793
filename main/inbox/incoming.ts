import type { FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { LIMITS, type ProblemCode } from '../../contract/http'
import type { Photo, PictureFacts, Sender, Upload } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import type { Measurer } from '../image/measure'
import { fileProblem, ProblemError } from '../problem'
import type { Checksum } from './checksum'
import { commitPart, removePart } from './commit'
import { expiresAt } from './expiry'
import { photoName } from './file-name'
import { createFirstLook } from './first-look'
import { openPart, partPath } from './part-file'
import type { PhotoIndex, StoredUpload } from './photo-index'
import type { PhotoShelf } from './photo-shelf'
import { createTurns } from './turns'
import { type BodyEnd, writeBody } from './write-body'

const PROGRESS_MS = 100
/** Within one long request the offset is written down each time this many bytes stand on disk. */
const CHECKPOINT_BYTES = 32 * 1024 * 1024

/** Problems of the file itself, or of a disk that lost it: going on would end the same way. */
const FINAL_PROBLEMS = new Set<ProblemCode>([
  'NOT_A_PHOTO',
  'EMPTY_FILE',
  'TOO_LARGE',
  'SAVE_FAILED',
])
/** Problems of one request only, of which the person need not hear. */
const QUIET_PROBLEMS = new Set<ProblemCode>(['OFFSET_CONFLICT', 'UPLOAD_BUSY', 'BAD_REQUEST'])

const PROBLEM_OF_END: Record<Exclude<BodyEnd, 'complete'>, ProblemCode> = {
  cut: 'BODY_ENDED_EARLY',
  idle: 'IDLE',
  'taken-over': 'UPLOAD_BUSY',
}

/** What an upload needs from its surroundings. */
export interface IncomingDeps {
  folder: string
  index: PhotoIndex
  shelf: PhotoShelf
  measurer: Measurer
  maxBytes: number
  idleMs: number
  /** A photo of this sender with the same bytes as the file at `path`. */
  findTwin(path: string, bytes: number, sender: Sender): Promise<Photo | null>
  emit(event: ReceiverEvent): void
  now(): number
  /** Called once, when the upload has become a photo or is given up. */
  onGone(id: string, photo: Photo | null): void
}

export interface Piece {
  /** Where the sender believes to be. */
  offset: number
  contentLength: number | null
  /** Length of the whole photo, where the sender has put that off until this piece; else null. */
  uploadLength: number | null
  checksum: Checksum | null
}

/** One photo on its way: takes bodies in turn, looks at the first bytes, and commits when the last one has come. */
export interface Incoming {
  readonly stored: StoredUpload
  offset(): number
  /** As the window and the terminal see it. */
  upload(): Upload
  /** Past its time, and nothing of it is arriving at this moment. */
  isExpired(): boolean
  /**
   * Appends a body. Resolves with the photo if that was the last of it, else null.
   * @throws ProblemError; a resumable upload keeps what was received
   */
  append(body: Readable, piece: Piece): Promise<Photo | null>
  /**
   * Gives a part that is whole its final name, if an earlier attempt failed at that: nobody may hear of a last byte before the photo is
   * saved. Resolves with null while bytes are missing.
   * @throws ProblemError when it fails again
   */
  finish(): Promise<Photo | null>
  /** Gives the upload up and removes its part. */
  discard(problem: ProblemError): Promise<void>
  /**
   * Ends the request under way and waits until what it brought is written down.
   * @param why what its sender and the person hear of it; without it nobody does
   */
  settle(why?: ProblemError): Promise<void>
}

export function createIncoming(stored: StoredUpload, deps: IncomingDeps): Incoming {
  const { emit, folder, index, measurer, now } = deps
  const path = partPath(folder, stored.id)
  const turns = createTurns()
  const newLook = () =>
    createFirstLook(measurer, (facts) => emit({ event: 'measured', id: stored.id, facts }))
  let look = newLook()
  let offset = stored.offset
  let toldAt = 0
  let outcome: Photo | ProblemError | null = null

  function remember(change: Partial<StoredUpload>): void {
    Object.assign(stored, change)
    index.saveUpload(stored)
  }

  /** Back to an earlier offset: bytes after it may be wrong, and so may all that was read from them. */
  function rewind(to: number): void {
    offset = to
    if (to < LIMITS.headBytes) look = newLook()
  }

  function tellProgress(): void {
    const time = now()
    if (time - toldAt < PROGRESS_MS) return
    toldAt = time
    emit({ event: 'progress', id: stored.id, offset })
  }

  function tellFailure({ code, message }: ProblemError, retryable: boolean): void {
    const { id, name, sender } = stored
    emit({ event: 'failed', id, name, sender, error: { code, message }, retryable })
  }

  async function receive(body: Readable, piece: Piece, signal: AbortSignal): Promise<Photo | null> {
    if (outcome instanceof ProblemError) throw outcome
    if (outcome) return outcome
    if (piece.offset !== offset) throw new ProblemError('OFFSET_CONFLICT')
    const length = lengthWith(piece)
    if (offset + (piece.contentLength ?? 0) > (length ?? deps.maxBytes)) throw tooMuch()

    const part = await openAgain()
    if (part === null) throw new ProblemError('OFFSET_CONFLICT')
    try {
      const end = await appendBody(body, part, piece, signal)
      if (stored.length === null && end === 'complete' && !stored.resumable) stored.length = offset
      if (offset === stored.length) return await commit(part)
      remember({ offset })
      if (end === 'taken-over' && signal.reason instanceof ProblemError) throw signal.reason
      if (end !== 'complete') throw new ProblemError(PROBLEM_OF_END[end])
      return null
    } finally {
      await part.close()
    }
  }

  /** tus: "Once set the length MUST NOT be changed". */
  function lengthWith({ uploadLength }: Piece): number | null {
    if (uploadLength === null || uploadLength === stored.length) return stored.length
    if (stored.length !== null || uploadLength < offset) throw new ProblemError('BAD_REQUEST')
    if (uploadLength > deps.maxBytes) throw new ProblemError('TOO_LARGE')
    return uploadLength
  }

  async function appendBody(body: Readable, part: FileHandle, piece: Piece, signal: AbortSignal) {
    const start = offset
    const lengthBefore = stored.length
    stored.length = lengthWith(piece)
    let checkpoint = start
    try {
      if (start > 0) await lookAtStart(part, false)
      const { end } = await writeBody(body, part, {
        position: start,
        idleMs: deps.idleMs,
        signal,
        onBytes(chunk) {
          offset += chunk.length
          if (offset > (stored.length ?? deps.maxBytes)) throw tooMuch()
          piece.checksum?.update(chunk)
          if (look.isWaiting()) look.see(chunk, offset === stored.length)
          tellProgress()
        },
        onWritten(bytes) {
          if (piece.checksum !== null || !stored.resumable) return
          if (start + bytes - checkpoint < CHECKPOINT_BYTES) return
          checkpoint = start + bytes
          remember({ offset: checkpoint })
        },
      })
      // A connection may break, or another request take over, behind the last byte: the piece is there to be checked all the same.
      const isWhole =
        end === 'complete' || offset === stored.length || offset - start === piece.contentLength
      if (isWhole && piece.checksum?.matches() === false)
        throw new ProblemError('CHECKSUM_MISMATCH')
      return end
    } catch (error) {
      // A wrong checksum, or a write that failed: nothing of this piece counts.
      rewind(start)
      stored.length = lengthBefore
      await part.truncate(start)
      throw error
    }
  }

  /** For a first look that ended between two requests, or with the file. */
  async function lookAtStart(part: FileHandle, isEnd: boolean): Promise<void> {
    if (!look.isWaiting()) return
    look = newLook()
    look.see(await readStart(part, offset), isEnd)
  }

  /** Sync, name, record, in this order: only after that does the sender hear "saved". */
  async function commit(part: FileHandle): Promise<Photo> {
    if (offset === 0) throw new ProblemError('EMPTY_FILE')
    await lookAtStart(part, true)
    let facts = await look.settled()
    if (isUnfinished(facts)) facts = (await measurer.measureFile(path)) ?? facts
    if (facts === null) throw new ProblemError('NOT_A_PHOTO')
    const twin = stored.resumable ? await deps.findTwin(path, offset, stored.sender) : null
    if (twin) return await endAsDuplicate(twin)

    const receivedAt = now()
    const takenAt = facts.capturedAt ?? stored.lastModified ?? receivedAt
    await part.utimes(takenAt / 1000, takenAt / 1000)
    await part.sync()
    const wanted = photoName(stored.name, facts.format, takenAt)
    const name = await commitPart(path, folder, wanted, (candidate) =>
      remember({ committing: candidate, offset }),
    )
    const { id, sender } = stored
    const photo: Photo = { ...facts, id, name, bytes: offset, sender, receivedAt }
    deps.shelf.add(photo, stored)
    await removePart(path)
    outcome = photo
    deps.onGone(id, photo)
    emit({ event: 'saved', photo })
    return photo
  }

  async function endAsDuplicate(photo: Photo): Promise<Photo> {
    outcome = photo
    deps.onGone(stored.id, photo)
    index.removeUpload(stored.id)
    await removePart(path)
    emit({ event: 'duplicate', id: stored.id, photo })
    return photo
  }

  async function drop(problem: ProblemError): Promise<void> {
    if (outcome !== null) return
    outcome = problem
    deps.onGone(stored.id, null)
    index.removeUpload(stored.id)
    tellFailure(problem, false)
    await removePart(path)
  }

  /** A known length was passed: the sender is confused. An unknown one: the file is too large. */
  function tooMuch(): ProblemError {
    return new ProblemError(stored.length === null ? 'TOO_LARGE' : 'BAD_REQUEST')
  }

  /** Runs one turn's work; what fails ends the upload or is told as a break, and is thrown as a problem. */
  function inTurn(work: (signal: AbortSignal) => Promise<Photo | null>): Promise<Photo | null> {
    return turns.take(async (signal) => {
      try {
        return await work(signal)
      } catch (error) {
        const problem = fileProblem(error) ?? new ProblemError('INTERNAL', { cause: error })
        if (!stored.resumable || FINAL_PROBLEMS.has(problem.code)) await drop(problem)
        else if (!QUIET_PROBLEMS.has(problem.code)) tellFailure(problem, true)
        throw problem
      }
    })
  }

  async function commitWhole(): Promise<Photo | null> {
    if (outcome instanceof ProblemError) throw outcome
    if (outcome !== null || offset !== stored.length) return outcome
    const part = await openAgain()
    if (part === null) return null
    try {
      return await commit(part)
    } finally {
      await part.close()
    }
  }

  /** The part from its recorded bytes on; null, and back at the start, when it has vanished with its folder. */
  async function openAgain(): Promise<FileHandle | null> {
    const part = await openPart(path, offset === 0)
    if (part !== null) return part
    rewind(0)
    remember({ offset })
    return null
  }

  return {
    stored,
    offset: () => offset,
    upload: () => ({
      id: stored.id,
      name: stored.name,
      sender: stored.sender,
      bytes: stored.length,
      offset,
      facts: look.facts(),
      startedAt: stored.createdAt,
    }),
    isExpired: () => now() > expiresAt(stored) && now() - toldAt > deps.idleMs,
    append: (body, piece) => inTurn((signal) => receive(body, piece, signal)),
    async finish() {
      return offset === stored.length ? await inTurn(commitWhole) : null
    },
    discard: (problem) => turns.take(() => drop(problem)),
    settle: (why) => turns.take(async () => {}, why),
  }
}

/** The first bytes did not tell all: some cameras put a HEIC's EXIF at its end. */
function isUnfinished(facts: PictureFacts | null): boolean {
  return !facts?.size || (facts.format === 'heic' && facts.capturedAt === null)
}

async function readStart(part: FileHandle, bytes: number): Promise<Uint8Array> {
  const start = Buffer.alloc(Math.min(bytes, LIMITS.headBytes))
  const { bytesRead } = await part.read(start, 0, start.length, 0)
  return start.subarray(0, bytesRead)
}
