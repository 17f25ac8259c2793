import { statfs } from 'node:fs/promises'
import { ProblemError } from '../problem'

/**
 * Refuses what would not fit, before its first byte.
 * @param bytes that must be free on the folder's disk
 * @throws ProblemError DISK_FULL, or the file system's error if the folder is gone
 */
export async function requireSpace(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < bytes) throw new ProblemError('DISK_FULL')
}
