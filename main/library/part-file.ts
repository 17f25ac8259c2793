import { access, chmod, lstat, mkdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError, errnoOf } from '../base/errors'
import type { Checksum } from './checksum'
import type { DiskThreads, Part } from './disk-threads'

/** Its name. */
export const INCOMING = '.snapland-incoming'

/**
 * Folder of the unfinished parts, inside the receiving folder so that a commit never crosses a file
 * system.
 */
export const incomingFolder = (folder: string): string => join(folder, INCOMING)

export const partPath = (folder: string, id: string): string =>
  join(incomingFolder(folder), `${id}.part`)

/** Parts are nobody else's business. */
const INCOMING_MODE = 0o700

/**
 * Whether the folder of the parts is there. It is closed to others where it is not yet.
 * @throws AppError FOLDER_READ_ONLY where something else has its name: a link, which could lead
 *   anywhere, or a folder of somebody who owns neither the receiving folder nor this computer
 */
export async function hasIncoming(folder: string): Promise<boolean> {
  const path = incomingFolder(folder)
  const [found, { uid }] = await Promise.all([lstat(path).catch(passMissing), stat(folder)])
  if (found === null) return false
  // A share may give all files one owner, who is not us.
  const isOurs = [process.getuid?.(), 0, uid].includes(found.uid)
  if (!found.isDirectory() || !isOurs) throw new AppError('FOLDER_READ_ONLY')
  // Where a file system knows no modes, it keeps nothing from anybody.
  if ((found.mode & 0o077) !== 0) await chmod(path, INCOMING_MODE).catch(() => {})
  return true
}

/** Makes the folder of the parts where it is missing. @throws as `hasIncoming` */
export async function makeIncoming(folder: string): Promise<void> {
  if (await hasIncoming(folder)) return
  await mkdir(incomingFolder(folder), { mode: INCOMING_MODE }).catch((error: unknown) => {
    if (errnoOf(error) !== 'EEXIST') throw error
  })
}

function passMissing(error: unknown): null {
  if (errnoOf(error) !== 'ENOENT') throw error
  return null
}

/** How a part is opened. */
export interface PartOptions {
  isNew: boolean
  /** Of what is about to be written. */
  checksum: Checksum | null
}

/**
 * Opens a part for writing, as `DiskThreads` does.
 * @param requireFolder asked before the folder of the parts is made again: throws where the
 *   receiving folder is not the right one
 * @returns null when a part that should hold bytes already is not there
 */
export async function openPart(
  disk: DiskThreads,
  path: string,
  { isNew, checksum }: PartOptions,
  requireFolder: () => Promise<void>,
): Promise<Part | null> {
  const folder = dirname(dirname(path))
  try {
    // A link that has taken its place a moment ago leads nowhere.
    if (await hasIncoming(folder)) return await disk.open(path, isNew, checksum)
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error
  }
  // Not recursive: a receiving folder that is gone, say with its USB stick, is never silently made
  // again.
  await requireFolder()
  await makeIncoming(folder)
  return isNew ? await disk.open(path, isNew, checksum) : null
}

export const hasPart = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
