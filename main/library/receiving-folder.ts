import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Clock } from '../base/clock'
import { AppError, errnoOf, fileError } from '../base/errors'
import { createShared } from '../base/serial'
import { createDiskSpace, type DiskSpace } from './disk-space'
import { incomingFolder } from './part-file'

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
  /** Of its disk. */
  readonly space: DiskSpace
}

/** @param reserveBytes that stay free on its disk whatever is sent */
export async function openReceivingFolder(
  path: string,
  reserveBytes: number,
  clock: Pick<Clock, 'elapsed'>,
): Promise<ReceivingFolder> {
  const device = async (of: string) => (await stat(of, { bigint: true })).dev
  const isOnParentsDisk = async () => (await device(path)) === (await device(dirname(path)))
  const space = createDiskSpace(path, reserveBytes, clock)
  const isDiskOfItsOwn = !(await isOnParentsDisk())

  const requireFolder = createShared(async () => {
    const writable = constants.W_OK | constants.X_OK
    const [isUnplugged] = await Promise.all([
      isDiskOfItsOwn && isOnParentsDisk(),
      access(path, writable),
      access(incomingFolder(path), writable).catch(passMissing),
    ])
    // A disk that is unplugged leaves the empty folder in which it was mounted: what is saved there
    // is lost from sight.
    if (isUnplugged) throw new AppError('FOLDER_GONE')
  })

  return {
    path,
    isThere: () =>
      requireFolder().then(
        () => true,
        (error: unknown) => fileError(error)?.code !== 'FOLDER_GONE',
      ),
    requireFolder,
    async requireSpace(bytes) {
      await Promise.all([space.look(bytes), requireFolder()])
      space.require(bytes)
    },
    space,
  }
}

/** The folder of the parts is made when it is needed. */
function passMissing(error: unknown): void {
  if (errnoOf(error) !== 'ENOENT') throw error
}
