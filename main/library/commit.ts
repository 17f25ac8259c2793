import { type FileHandle, link, open, rename, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { errnoOf } from '../base/errors'
import { retryWhileScanned } from '../base/write-whole'
import { numberedName } from './file-name'
import { foldersDownTo } from './subfolder'

/**
 * What file systems without hard links (exFAT, some network shares) answer to `link`; EISDIR is how
 * libuv names Windows' answer.
 */
const NO_HARD_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EISDIR'])
const MOST_NUMBERS = 10_000

/** Where a part gets its name. */
export interface CommitTarget {
  /** The receiving folder. */
  folder: string
  /** The folder below it, which is there; empty for the receiving folder itself. */
  subfolder: string
  name: string
}

/** Called before a step, so that a start after a crash knows what to check. */
export interface CommitSteps {
  /** Before each name that is tried. */
  beforeName(name: string): void
  /** Before an empty file of ours takes that name, which nobody has. */
  beforeReservation(): void
}

/**
 * Makes a complete part durable, gives it its final name, and makes the name durable, in this
 * order. Never replaces a file: `link` fails where `rename` would overwrite. The part's own name is
 * kept until the caller has recorded the photo and calls `removePart`.
 * @param part open for writing, on the file system of the folder
 * @returns the name it got: `name`, or `name (2)`, `name (3)`...
 */
export async function commitPart(
  part: FileHandle,
  partPath: string,
  { folder, subfolder, name }: CommitTarget,
  steps: CommitSteps,
): Promise<string> {
  const target = join(folder, subfolder)
  // Opened while the disk is busy with the part. Best effort: macOS and Windows do not all allow it
  // on a folder.
  const opening = Promise.all(
    foldersDownTo(folder, subfolder).map((each) => open(each, 'r').catch(() => null)),
  )
  try {
    await part.sync()
    for (let count = 1; count < MOST_NUMBERS; count += 1) {
      const candidate = numberedName(name, count)
      steps.beforeName(candidate)
      if (!(await takeName(partPath, join(target, candidate), steps))) continue
      // All of them: a folder on the way may be new, and its own name not durable yet.
      for (const each of await opening) await syncFolder(each)
      return candidate
    }
    throw new Error(`no free name for ${name}`)
  } finally {
    // Nobody waits for it: nothing was written through them.
    for (const each of await opening) each?.close().catch(() => {})
  }
}

async function takeName(partPath: string, finalPath: string, steps: CommitSteps): Promise<boolean> {
  try {
    await retryWhileScanned(() => link(partPath, finalPath))
    return true
  } catch (error) {
    const code = errnoOf(error)
    if (code === 'EEXIST') return false
    if (code === null || !NO_HARD_LINKS.has(code)) throw error
    return takeNameByReservation(partPath, finalPath, steps)
  }
}

/** Without hard links: an empty file of ours holds the name, then the part is renamed over it. */
async function takeNameByReservation(
  partPath: string,
  finalPath: string,
  { beforeReservation }: CommitSteps,
): Promise<boolean> {
  // Asked first: an empty file that stands there after a crash is then surely ours.
  if ((await statOrNull(finalPath)) !== null) return false
  beforeReservation()
  try {
    await (await open(finalPath, 'wx')).close()
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false
    throw error
  }
  try {
    await retryWhileScanned(() => rename(partPath, finalPath))
  } catch (error) {
    await removeReservation(finalPath)
    throw error
  }
  return true
}

/** Removes an empty file that holds a name for a part. */
export async function removeReservation(finalPath: string): Promise<void> {
  if ((await statOrNull(finalPath))?.size === 0) await unlink(finalPath)
}

/** Removes the part's name; nothing happens where the commit has already moved it. */
export async function removePart(partPath: string): Promise<void> {
  try {
    await retryWhileScanned(() => unlink(partPath))
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error
  }
}

/**
 * Whether a commit that a crash interrupted had already given the part its name: both names are one
 * file, or the part is gone and a file that is not an empty reservation stands there.
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
    // Its folder may have gone too, or something else may have its name now.
    const code = errnoOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  }
}

/** Makes the new name durable. */
async function syncFolder(folder: FileHandle | null): Promise<void> {
  try {
    await folder?.sync()
  } catch (error) {
    const code = errnoOf(error)
    if (code === 'EIO' || code === null) throw error
  }
}
