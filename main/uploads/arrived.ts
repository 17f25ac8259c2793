import type { Readable } from 'node:stream'
import { HEADERS, LIMITS } from '../../contract/http'
import { AppError, badRequest, fileError } from '../base/errors'
import type { Checksum } from '../library/checksum'
import type { Part } from '../library/disk-threads'
import type { ReceivingFolder } from '../library/receiving-folder'
import type { BodyMemory } from './body-memory'
import type { FirstSniff } from './first-sniff'
import type { Quota } from './quota'
import type { UploadRecord } from './record'
import { type BodyEnd, writeBody } from './write'

/**
 * Within one long request the folder is checked, and the offset written down, each time this many
 * bytes stand on disk.
 */
const CHECKPOINT_BYTES = 32 * 1024 * 1024

export interface Piece {
  /** Where the sender believes to be. */
  offset: number
  contentLength: number | null
  /** Length of the whole photo, where the sender has put that off until this piece; else null. */
  uploadLength: number | null
  /** Whether the photo ends where this body does. */
  isLast: boolean
  checksum: Checksum | null
}

export interface ArrivedDeps {
  sniff: FirstSniff
  /** Where the part stands. */
  path: string
  quota: Pick<Quota, 'requireSize'>
  folder: Pick<ReceivingFolder, 'requireSpace' | 'space'>
  /** A body without a byte for this long is ended, milliseconds. */
  idleMs: number
  /** Of the bodies that wait for the disk. */
  memory: BodyMemory
}

/** Appends pieces to a part and keeps its record true. */
export interface Arrived {
  /**
   * Refuses a piece that does not fit, or for which there is no space, before its first byte.
   * @throws AppError or the file system's error
   */
  admit(piece: Piece): Promise<void>
  /**
   * Appends a body to the part, which is open for this piece.
   * @throws AppError or the file system's error; the record's offset then tells what counts
   */
  append(body: Readable, part: Part, piece: Piece, signal: AbortSignal): Promise<BodyEnd>
}

export function createArrived(record: UploadRecord, deps: ArrivedDeps): Arrived {
  const { sniff, quota, folder, path } = deps
  const { stored, offset } = record

  /** tus: "Once set the length MUST NOT be changed". */
  function lengthWith({ uploadLength }: Piece): number | null {
    if (uploadLength === null || uploadLength === stored.length) return stored.length
    if (stored.length !== null || uploadLength < offset()) throw badRequest(HEADERS.uploadLength)
    quota.requireSize(uploadLength)
    return uploadLength
  }

  function requireFitting(end: number, length: number | null): void {
    // A known length was passed: the sender is confused. An unknown one: the file may be too large.
    if (length === null) quota.requireSize(end)
    else if (end > length) throw new AppError('LONGER_THAN_ANNOUNCED')
  }

  /**
   * Bytes that the disk must still take: all that is missing, or of an unknown length at least
   * those of this request.
   */
  function bytesToCome(piece: Piece, length: number | null): number {
    const end = length ?? piece.offset + (piece.contentLength ?? 0)
    return Math.max(0, end - offset())
  }

  return {
    async admit(piece) {
      const length = lengthWith(piece)
      requireFitting(offset() + (piece.contentLength ?? 0), length)
      if (offset() !== length) await folder.requireSpace(bytesToCome(piece, length))
    },
    async append(body, part, piece, signal) {
      const start = offset()
      const lengthBefore = stored.length
      record.setLength(lengthWith(piece))
      record.setUnchecked(piece.checksum !== null)
      let standing = start
      let checkpoint = start
      try {
        if (start > 0) await sniff.catchUp(part, start, false)
        const { end } = await writeBody(body, part, {
          position: start,
          idleMs: deps.idleMs,
          memory: deps.memory,
          signal,
          onBytes(chunk) {
            const end = offset() + chunk.length
            requireFitting(end, stored.length)
            if (sniff.isWaiting()) sniff.see(chunk, end === stored.length)
            record.advance(chunk.length)
          },
          onWrite: folder.space.take,
          async onWritten(bytes) {
            standing = start + bytes
            sniff.lookAgain(path, standing)
            if (standing - checkpoint < CHECKPOINT_BYTES) return
            checkpoint = standing
            if (piece.checksum === null && stored.resumable) record.keep({ offset: checkpoint })
            await folder.requireSpace(bytesToCome(piece, stored.length))
          },
        })
        // A connection may break, or another request take over, behind the last byte: the piece is
        // there to be checked all the same.
        const isWhole =
          end === 'complete' || record.isWhole() || offset() - start === piece.contentLength
        if (isWhole && !part.matches()) throw new AppError('CHECKSUM_MISMATCH')
        return end
      } catch (error) {
        // Of a piece with a wrong checksum nothing counts; of one that a full disk ended, what
        // stands there, if no checksum is missing.
        const isFull = fileError(error)?.code === 'DISK_FULL'
        record.rewind(isFull && piece.checksum === null ? standing : start)
        if (offset() < LIMITS.headBytes) sniff.restart()
        record.setLength(lengthBefore)
        await part.truncate(offset())
        throw error
      } finally {
        record.setUnchecked(false)
      }
    },
  }
}
