import { statfs } from 'node:fs/promises'
import type { Clock } from '../base/clock'
import { AppError, type HttpError } from '../base/errors'
import { createShared } from '../base/serial'

/**
 * A disk with this much more space than is needed is not asked again for each photo, but only after
 * this time, milliseconds.
 */
const PLENTY_BYTES = 4 * 1024 ** 3
const ASK_AGAIN_MS = 250

/**
 * The space of a disk on which many uploads are written at the same time: one figure for all of
 * them. Between two questions to the disk, all that was written since counts, so that together they
 * keep what has to stay free.
 */
export interface DiskSpace {
  /**
   * Asks the disk, where the figure is old or close to what is needed. Who asks at the same time
   * shares the question.
   * @param bytes that are needed
   * @throws the file system's error
   */
  look(bytes: number): Promise<void>
  /** Bytes that may be written, as far as known; negative where less is free than has to be. */
  left(): number
  /** @throws AppError DISK_FULL with both numbers, where there is no space for these bytes */
  require(bytes: number): void
  /**
   * Counts bytes that are about to be written.
   * @returns to be called once they are written, or could not be
   * @throws AppError DISK_FULL where there is no space for them, or the file system's error
   */
  take(bytes: number): Promise<() => void>
  /** The error of a disk that filled up although it had space for these bytes. */
  full(bytes: number): Promise<HttpError>
}

/** @param reserveBytes that stay free whatever is sent */
export function createDiskSpace(
  path: string,
  reserveBytes: number,
  { elapsed }: Pick<Clock, 'elapsed'>,
): DiskSpace {
  let takenBytes = 0
  let writtenBytes = 0
  /** What the disk has said, and how much of ours was surely written then. */
  let said = { at: Number.NEGATIVE_INFINITY, free: 0, block: 1, writtenBytes: 0 }

  /** Bytes that are being written while the disk is asked may count twice, and never not at all. */
  const free = () => said.free - (takenBytes - said.writtenBytes)
  const left = () => free() - reserveBytes

  const ask = createShared(async () => {
    const before = { at: elapsed(), writtenBytes }
    const { bavail, bsize } = await statfs(path)
    said = { ...before, free: bavail * bsize, block: bsize }
  })

  async function look(bytes: number): Promise<void> {
    const isFresh = elapsed() - said.at < ASK_AGAIN_MS
    if (!isFresh || left() < bytes + PLENTY_BYTES) await ask()
  }

  const error = (bytes: number) =>
    new AppError('DISK_FULL', { details: { need: bytes + reserveBytes, free: free() } })

  function require(bytes: number): void {
    if (left() < bytes) throw error(bytes)
  }

  return {
    look,
    left,
    require,
    async take(bytes) {
      await look(bytes)
      require(bytes)
      // A file takes whole blocks.
      const blocks = Math.ceil(bytes / said.block) * said.block
      takenBytes += blocks
      return () => {
        writtenBytes += blocks
      }
    },
    async full(bytes) {
      await ask()
      return error(bytes)
    },
  }
}
