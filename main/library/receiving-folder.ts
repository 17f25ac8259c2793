import { constants } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Clock } from '../base/clock'
import { AppError, errnoOf, fileError, type HttpError } from '../base/errors'
import { incomingFolder } from './part-file'

/**
 * A disk with this much more space than is needed is not asked again for each photo, but only after
 * this time, milliseconds.
 */
const PLENTY_BYTES = 4 * 1024 ** 3
const CHECK_AGAIN_MS = 250

/**
 * The folder that photos are saved in, which a person may fill, lock, delete or unplug at any
 * moment.
 */
export interface ReceivingFolder {
  /** Its real path. */
  readonly path: string
  isThere(): Promise<boolean>
  /** @throws AppError FOLDER_GONE, or the file system's error if it is gone or read-only */
  requireFolder(): Promise<void>
  /**
   * Refuses what could not be saved, before its first byte.
   * @param bytes that are still to come
   * @throws AppError DISK_FULL with both numbers or FOLDER_GONE, or the file system's error if it
   *   is gone or read-only
   */
  requireSpace(bytes: number): Promise<void>
  /** The error of a disk that filled up although it had space for these bytes. */
  diskFull(bytes: number): Promise<HttpError>
}

/** @param reserveBytes that stay free on its disk whatever is sent */
export async function openReceivingFolder(
  path: string,
  reserveBytes: number,
  { elapsed }: Pick<Clock, 'elapsed'>,
): Promise<ReceivingFolder> {
  const device = async (of: string) => (await stat(of, { bigint: true })).dev
  const isOnParentsDisk = async () => (await device(path)) === (await device(dirname(path)))
  let lastCheck = { at: Number.NEGATIVE_INFINITY, free: 0 }
  const isDiskOfItsOwn = !(await isOnParentsDisk())

  async function requireFolder(): Promise<void> {
    const writable = constants.W_OK | constants.X_OK
    const [isUnplugged] = await Promise.all([
      isDiskOfItsOwn && isOnParentsDisk(),
      access(path, writable),
      access(incomingFolder(path), writable).catch(passMissing),
    ])
    // A disk that is unplugged leaves the empty folder in which it was mounted: what is saved there
    // is lost from sight.
    if (isUnplugged) throw new AppError('FOLDER_GONE')
  }

  async function numbers(bytes: number) {
    const { bavail, bsize } = await statfs(path)
    return { need: bytes + reserveBytes, free: bavail * bsize }
  }

  const hadPlentyFor = (bytes: number) =>
    elapsed() - lastCheck.at < CHECK_AGAIN_MS &&
    lastCheck.free > bytes + reserveBytes + PLENTY_BYTES

  return {
    path,
    isThere: () =>
      requireFolder().then(
        () => true,
        (error: unknown) => fileError(error)?.code !== 'FOLDER_GONE',
      ),
    requireFolder,
    async requireSpace(bytes) {
      if (hadPlentyFor(bytes)) return requireFolder()
      const [details] = await Promise.all([numbers(bytes), requireFolder()])
      lastCheck = { at: elapsed(), free: details.free }
      if (details.free < details.need) throw new AppError('DISK_FULL', { details })
    },
    diskFull: async (bytes) => new AppError('DISK_FULL', { details: await numbers(bytes) }),
  }
}

/** The folder of the parts is made when it is needed. */
function passMissing(error: unknown): void {
  if (errnoOf(error) !== 'ENOENT') throw error
}
