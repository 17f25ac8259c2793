import { chmod, link, open, rename, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { errnoOf } from '../problem'
import { numberedName } from './file-name'

/** What file systems without hard links (exFAT, some network shares) answer to `link`. */
const NO_HARD_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])
const MOST_NUMBERS = 10_000

/**
 * Gives a complete, synced part its final name, and never replaces a file: `link` fails where `rename` would overwrite.
 * The part's own name is kept until the caller has recorded the photo and calls `removePart`.
 * @param beforeName called with each name before it is tried, so that a start after a crash knows where to look
 * @returns the name it got: `name`, or `name (2)`, `name (3)`...
 */
export async function commitPart(
  partPath: string,
  folder: string,
  name: string,
  beforeName: (name: string) => void,
): Promise<string> {
  // Parts are private (0600); a photo is as readable as any other file of its owner, and never executable.
  await chmod(partPath, 0o666 & ~process.umask())
  for (let count = 1; count < MOST_NUMBERS; count += 1) {
    const candidate = numberedName(name, count)
    beforeName(candidate)
    if (await takeName(partPath, join(folder, candidate))) {
      await syncFolder(folder)
      return candidate
    }
  }
  throw new Error(`no free name for ${name}`)
}

async function takeName(partPath: string, finalPath: string): Promise<boolean> {
  try {
    await link(partPath, finalPath)
    return true
  } catch (error) {
    const code = errnoOf(error)
    if (code === 'EEXIST') return false
    if (code === null || !NO_HARD_LINKS.has(code)) throw error
    return takeNameByReservation(partPath, finalPath)
  }
}

/** Without hard links: an empty file of ours holds the name, then the part is renamed over it. */
async function takeNameByReservation(partPath: string, finalPath: string): Promise<boolean> {
  try {
    await (await open(finalPath, 'wx')).close()
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false
    throw error
  }
  await rename(partPath, finalPath)
  return true
}

/** Removes the part's name; nothing happens where the commit has already moved it. */
export async function removePart(partPath: string): Promise<void> {
  try {
    await unlink(partPath)
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error
  }
}

/**
 * Whether a commit that a crash interrupted had already given the part its name: both names are one file,
 * or the part is gone and a file that is not an empty reservation stands there.
 */
export async function wasCommitted(
  partPath: string,
  finalPath: string,
  length: number,
): Promise<boolean> {
  const final = await statOrNull(finalPath)
  if (final === null) return false
  const part = await statOrNull(partPath)
  return part === null ? final.size === length : part.ino === final.ino && part.dev === final.dev
}

async function statOrNull(path: string) {
  try {
    return await stat(path)
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null
    throw error
  }
}

/** Makes the new name durable. Best effort: macOS and Windows do not all allow it on a folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  if (handle === null) return
  try {
    await handle.sync()
  } catch (error) {
    const code = errnoOf(error)
    if (code === 'EIO' || code === null) throw error
  } finally {
    await handle.close()
  }
}
