import { constants } from 'node:fs'
import { access, type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { errnoOf } from '../problem'

/** Folder of the unfinished parts, inside the receiving folder so that a commit never crosses a file system. */
export const incomingFolder = (folder: string): string => join(folder, '.snapland-incoming')

export const partPath = (folder: string, id: string): string =>
  join(incomingFolder(folder), `${id}.part`)

/**
 * Opens a part for writing, never through a link; made, private to its owner, when it is new.
 * @returns null when a part that should hold bytes already is not there
 */
export async function openPart(path: string, isNew: boolean): Promise<FileHandle | null> {
  const { O_RDWR, O_CREAT, O_NOFOLLOW } = constants
  // Windows has no O_NOFOLLOW.
  const flags = O_RDWR | (isNew ? O_CREAT : 0) | (O_NOFOLLOW ?? 0)
  try {
    return await open(path, flags, 0o600)
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error
  }
  // Not recursive: a receiving folder that is gone, say with its USB stick, is never silently made again.
  await mkdir(dirname(path)).catch((error: unknown) => {
    if (errnoOf(error) !== 'EEXIST') throw error
  })
  return isNew ? await open(path, flags, 0o600) : null
}

export const hasPart = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
