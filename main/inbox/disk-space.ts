import { constants } from 'node:fs'
import { access, statfs } from 'node:fs/promises'
import { ProblemError } from '../problem'
import { incomingFolder } from './part-file'

/**
 * Refuses what could not be saved, before its first byte.
 * @param bytes that must be free on the folder's disk
 * @throws ProblemError DISK_FULL with both numbers, or the file system's error if the folder is gone or read-only
 */
export async function requireRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  if (free < bytes) throw new ProblemError('DISK_FULL', { details: { need: bytes, free } })
  await access(incomingFolder(folder), constants.W_OK).catch(() => access(folder, constants.W_OK))
}
