import { constants } from 'node:fs'
import { access, type FileHandle, mkdir, open } from 'node:fs/promises'
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
 * Opens a part for writing, never through a link; made when it is new.
 * @param requireFolder asked before the folder of the parts is made again: throws where the
 *   receiving folder is not the right one
 * @returns null when a part that should hold bytes already is not there
 */
export async function openPart(
  path: string,
  isNew: boolean,
  requireFolder: () => Promise<void>,
): Promise<FileHandle | null> {
  const { O_RDWR, O_CREAT, O_NOFOLLOW } = constants
  // Windows has no O_NOFOLLOW.
  const flags = O_RDWR | (isNew ? O_CREAT : 0) | (O_NOFOLLOW ?? 0)
  try {
    return await open(path, flags, PART_MODE)
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error
  }
  // Not recursive: a receiving folder that is gone, say with its USB stick, is never silently made
  // again.
  await requireFolder()
  await mkdir(dirname(path), { mode: INCOMING_MODE }).catch((error: unknown) => {
    if (errnoOf(error) !== 'EEXIST') throw error
  })
  return isNew ? await open(path, flags, PART_MODE) : null
}

export const hasPart = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
