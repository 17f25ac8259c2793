import type { FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { LIMITS } from '../../contract/http'
import type { PictureFacts } from '../../contract/photo'
import { AppError, fileError } from '../base/errors'
import { unknownFacts } from '../image/formats'
import type { Measurer } from '../image/measure'
import type { StoredUpload } from '../library/photo-index'
import type { Checksum } from './checksum'
import { createFirstLook } from './first-sniff'
import { type BodyEnd, writeBody } from './write'

/** Within one long request the folder is looked at, and the offset written down, each time this many bytes stand on disk. */
const CHECKPOINT_BYTES = 32 * 1024 * 1024

export interface Piece {
  /** Where the sender believes to be. */
  offset: number
  contentLength: number | null
  /** Length of the whole photo, where the sender has put that off until this piece; else null. */
  uploadLength: number | null
  checksum: Checksum | null
}

export interface ArrivedDeps {
  measurer: Measurer
  /** Whether a file that is no photo is saved as well. */
  anyFile(): boolean
  maxBytes: number
  idleMs: number
  /** @throws when these bytes could not be saved */
  requireRoom(bytes: number): Promise<void>
  onFacts(facts: PictureFacts): void
  /** Called with every chunk. */
  onBytes(): void
  /** So many bytes stand in the part, and may be counted on. */
  onCheckpoint(offset: number): void
}

/** What has arrived of a file: how much, and what its bytes tell. */
export interface Arrived {
  offset(): number
  /** What is known at this moment. */
  facts(): PictureFacts | null
  /** Back to an earlier offset: bytes after it may be wrong, and so may all that was read from them. */
  rewind(to: number): void
  /** Refuses a piece that does not fit, or for which there is no room, before its first byte. @throws AppError or the file system's error */
  admit(piece: Piece): Promise<void>
  /** Appends a body to the open part. @throws AppError or the file system's error, and then what counts of it is told by `offset` */
  append(
    body: Readable,
    part: FileHandle,
    piece: Piece,
    signal: AbortSignal,
  ): Promise<{ end: BodyEnd }>
  /** All that the whole file at `path`, open as `part`, tells. @throws AppError NOT_A_PHOTO */
  allFacts(part: FileHandle, path: string): Promise<PictureFacts>
}

export function createArrived(
  stored: Pick<StoredUpload, 'length' | 'offset'>,
  deps: ArrivedDeps,
): Arrived {
  const { measurer, anyFile } = deps
  const newLook = () => createFirstLook(measurer, anyFile, deps.onFacts)
  let look = newLook()
  let offset = stored.offset

  function rewind(to: number): void {
    offset = to
    if (to < LIMITS.headBytes) look = newLook()
  }

  /** tus: "Once set the length MUST NOT be changed". */
  function lengthWith({ uploadLength }: Piece): number | null {
    if (uploadLength === null || uploadLength === stored.length) return stored.length
    if (stored.length !== null || uploadLength < offset) throw new AppError('BAD_REQUEST')
    if (uploadLength > deps.maxBytes) throw new AppError('TOO_LARGE')
    return uploadLength
  }

  function requireFitting(end: number, length: number | null): void {
    if (end <= (length ?? deps.maxBytes)) return
    // A known length was passed: the sender is confused. An unknown one: the file is too large.
    throw new AppError(length === null ? 'TOO_LARGE' : 'BAD_REQUEST')
  }

  /** Bytes that the disk must still take: all that is missing, or of an unknown length at least those of this request. */
  function bytesToCome(piece: Piece, length: number | null): number {
    const end = length ?? piece.offset + (piece.contentLength ?? 0)
    return Math.max(0, end - offset)
  }

  /** For a first look that ended between two requests, or with the file. */
  async function lookAtStart(part: FileHandle, isEnd: boolean): Promise<void> {
    if (!look.isWaiting()) return
    look = newLook()
    look.see(await readStart(part, offset), isEnd)
  }

  return {
    offset: () => offset,
    facts: () => look.facts(),
    rewind,
    async admit(piece) {
      const length = lengthWith(piece)
      requireFitting(offset + (piece.contentLength ?? 0), length)
      if (offset !== length) await deps.requireRoom(bytesToCome(piece, length))
    },
    async append(body, part, piece, signal) {
      const start = offset
      const lengthBefore = stored.length
      stored.length = lengthWith(piece)
      let standing = start
      let checkpoint = start
      try {
        if (start > 0) await lookAtStart(part, false)
        const { end } = await writeBody(body, part, {
          position: start,
          idleMs: deps.idleMs,
          signal,
          onBytes(chunk) {
            offset += chunk.length
            requireFitting(offset, stored.length)
            piece.checksum?.update(chunk)
            if (look.isWaiting()) look.see(chunk, offset === stored.length)
            deps.onBytes()
          },
          async onWritten(bytes) {
            standing = start + bytes
            if (standing - checkpoint < CHECKPOINT_BYTES) return
            checkpoint = standing
            if (piece.checksum === null) deps.onCheckpoint(checkpoint)
            await deps.requireRoom(bytesToCome(piece, stored.length))
          },
        })
        // A connection may break, or another request take over, behind the last byte: the piece is there to be checked all the same.
        const isWhole =
          end === 'complete' || offset === stored.length || offset - start === piece.contentLength
        if (isWhole && piece.checksum?.matches() === false) throw new AppError('CHECKSUM_MISMATCH')
        return { end }
      } catch (error) {
        // Of a piece with a wrong checksum nothing counts; of one that a full disk ended, what stands there, if no checksum is missing.
        const isFull = fileError(error)?.code === 'DISK_FULL'
        rewind(isFull && piece.checksum === null ? standing : start)
        stored.length = lengthBefore
        await part.truncate(offset)
        throw error
      }
    },
    async allFacts(part, path) {
      await lookAtStart(part, true)
      const facts = await look.settled()
      const all = isUnfinished(facts) ? ((await measurer.measureFile(path)) ?? facts) : facts
      if (all !== null) return all
      if (anyFile()) return unknownFacts('other')
      throw new AppError('NOT_A_PHOTO')
    },
  }
}

/** The first bytes did not tell all: some cameras put a HEIC's EXIF at its end. */
function isUnfinished(facts: PictureFacts | null): boolean {
  if (facts?.format === 'other') return false
  return !facts?.size || (facts.format === 'heic' && facts.capturedAt === null)
}

async function readStart(part: FileHandle, bytes: number): Promise<Uint8Array> {
  const start = Buffer.alloc(Math.min(bytes, LIMITS.headBytes))
  const { bytesRead } = await part.read(start, 0, start.length, 0)
  return start.subarray(0, bytesRead)
}
