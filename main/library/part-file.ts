import { constants } from 'node:fs'
import { access, type FileHandle, mkdir, open, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { errnoOf } from '../base/errors'

/**
 * Folder of the unfinished parts, inside the receiving folder so that a commit never crosses a file
 * system.
 */
export const incomingFolder = (folder: string): string => join(folder, '.snapland-incoming')

export const partPath = (folder: string, id: string): string =>
  join(incomingFolder(folder), `${id}.part`)

/**
 * Parts are nobody else's business; the photos that they become are as readable as their owner's
 * other files, and never executable.
 */
export const INCOMING_MODE = 0o700
const PART_MODE = 0o666

/**
 * Opens a part for writing, never through a link. A new one is a file of its own: what has its
 * name, say after a crash, may be a photo under another name, and goes.
 * @param requireFolder asked before the folder of the parts is made again: throws where the
 *   receiving folder is not the right one
 * @returns null when a part that should hold bytes already is not there
 */
export async function openPart(
  path: string,
  isNew: boolean,
  requireFolder: () => Promise<void>,
): Promise<FileHandle | null> {
  try {
    return await openOnce(path, isNew)
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error
  }
  // Not recursive: a receiving folder that is gone, say with its USB stick, is never silently made
  // again.
  await requireFolder()
  await mkdir(dirname(path), { mode: INCOMING_MODE }).catch((error: unknown) => {
    if (errnoOf(error) !== 'EEXIST') throw error
  })
  return isNew ? await openOnce(path, isNew) : null
}

async function openOnce(path: string, isNew: boolean): Promise<FileHandle> {
  const { O_RDWR, O_CREAT, O_EXCL, O_NOFOLLOW } = constants
  // Windows has no O_NOFOLLOW.
  const flags = O_RDWR | (isNew ? O_CREAT | O_EXCL : 0) | (O_NOFOLLOW ?? 0)
  try {
    return await open(path, flags, PART_MODE)
  } catch (error) {
    if (!isNew || errnoOf(error) !== 'EEXIST') throw error
    await unlink(path)
    return await open(path, flags, PART_MODE)
  }
}

export const hasPart = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
