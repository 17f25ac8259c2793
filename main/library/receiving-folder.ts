import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { dirname, isAbsolute, relative, sep } from 'node:path'
import type { Clock } from '../base/clock'
import { AppError, fileError } from '../base/errors'
import { createShared } from '../base/serial'
import { usableFolder } from '../base/usable-folder'
import { createDiskSpace, type DiskSpace } from './disk-space'
import type { DiskThreads, Part } from './disk-threads'
import { hasIncoming, INCOMING, incomingFolder, openPart, type PartOptions } from './part-file'

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
   * Asks the folder and its disk, where their last answers are old.
   * @param bytes that are needed
   * @throws AppError FOLDER_GONE, or the file system's error if it is gone or read-only
   */
  look(bytes: number): Promise<void>
  /**
   * Refuses what could not be saved, before its first byte.
   * @param bytes that are still to come
   * @throws AppError DISK_FULL with both numbers or FOLDER_GONE, or the file system's error if it
   *   is gone or read-only
   */
  requireSpace(bytes: number): Promise<void>
  /** Of its disk. */
  readonly space: DiskSpace
  /** As `openPart`. */
  openPart(path: string, options: PartOptions): Promise<Part | null>
}

/**
 * A folder that was there so long ago, milliseconds, is not asked again: a photo is created, opened
 * and begun in one moment, and many come one after the other.
 */
const ASK_AGAIN_MS = 100

/** @param reserveBytes that stay free on its disk whatever is sent */
export async function openReceivingFolder(
  path: string,
  reserveBytes: number,
  clock: Pick<Clock, 'elapsed'>,
  disk: DiskThreads,
): Promise<ReceivingFolder> {
  const device = async (of: string) => (await stat(of, { bigint: true })).dev
  const isOnParentsDisk = async () => (await device(path)) === (await device(dirname(path)))
  const space = createDiskSpace(path, reserveBytes, clock)
  const isDiskOfItsOwn = !(await isOnParentsDisk())

  let wasThereAt = Number.NEGATIVE_INFINITY
  const requireFolder = createShared(async () => {
    const at = clock.elapsed()
    const writable = constants.W_OK | constants.X_OK
    const [isUnplugged] = await Promise.all([
      isDiskOfItsOwn && isOnParentsDisk(),
      access(path, writable),
      hasIncoming(path).then((has) => (has ? access(incomingFolder(path), writable) : undefined)),
    ])
    // A disk that is unplugged leaves the empty folder in which it was mounted: what is saved there
    // is lost from sight.
    if (isUnplugged) throw new AppError('FOLDER_GONE')
    wasThereAt = at
  })
  const isFresh = () => clock.elapsed() - wasThereAt < ASK_AGAIN_MS
  const look = async (bytes: number) => {
    await Promise.all([space.look(bytes), isFresh() || requireFolder()])
  }

  return {
    path,
    isThere: () =>
      requireFolder().then(
        () => true,
        (error: unknown) => fileError(error)?.code !== 'FOLDER_GONE',
      ),
    requireFolder,
    look,
    async requireSpace(bytes) {
      await look(bytes)
      space.require(bytes)
    },
    space,
    openPart: (part, options) => openPart(disk, part, options, requireFolder),
  }
}

/**
 * Makes a folder to receive into if need be, and gives its real path.
 * @param dataFolder real path of ours, into which no photo may come
 * @throws AppError when it cannot be had
 */
export async function usableReceivingFolder(wanted: string, dataFolder: string): Promise<string> {
  const path = await usableFolder(wanted)
  if (isOfUs(path, dataFolder)) throw new AppError('FOLDER_IS_OURS', { details: { folder: path } })
  try {
    await hasIncoming(path)
  } catch (cause) {
    throw new AppError('FOLDER_UNUSABLE', {
      details: { folder: path },
      message: `Snapland cannot use the folder ${path}: ${INCOMING} in it is a link or not its own.`,
      cause,
    })
  }
  return path
}

/** Whether a folder is our data folder, in it, or in that of the parts of another folder. */
export function isOfUs(path: string, dataFolder: string): boolean {
  const way = relative(dataFolder, path)
  // On Windows there is no way to another drive.
  const isInside = way.split(sep)[0] !== '..' && !isAbsolute(way)
  return isInside || path.split(sep).includes(INCOMING)
}
