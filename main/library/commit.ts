import { closeSync, fsyncSync, linkSync, lstatSync, openSync } from 'node:fs'
import { copyFile, open, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { errnoOf } from '../base/errors'
import { retryWhileScanned } from '../base/write-whole'
import { NAME_MAX_BYTES, numberedName } from './file-name'
import { freeNumber } from './free-number'
import { foldersDownTo } from './subfolder'

/**
 * Bytes that a name may have, tried in this order: eCryptfs and Synology's encrypted folders take
 * 143, others less.
 */
const NAME_BYTES = [NAME_MAX_BYTES, 143, 100, 60] as const

/** Windows' own programs open no longer path, counted in UTF-16 (`MAX_PATH`, with its NUL). */
const WINDOWS_PATH = 259

/** Bytes that a name may have in a folder so that others can open it too, where that can be. */
const mostBytesIn = (folder: string): number =>
  process.platform === 'win32'
    ? Math.max(WINDOWS_PATH - join(folder, '-').length + 1, ...NAME_BYTES.slice(-1))
    : NAME_MAX_BYTES

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
  beforeName(name: string): Promise<void> | void
  /** Before an empty file of ours takes that name, which nobody has. */
  beforeReservation(): Promise<void> | void
}

/**
 * Makes a complete part durable, gives it its final name, and makes the name durable, in this
 * order. Never replaces a file: `link` fails where `rename` would overwrite. The part's own name is
 * kept until the caller has recorded the photo and removes it. Each step that all photos take
 * blocks its thread: `disk-worker.ts` runs it.
 * @param part open for writing
 * @returns the name it got: `name`, or `name (2)`, `name (3)`..., shorter where the disk
 *   takes no longer one
 */
export async function commitPart(
  part: number,
  partPath: string,
  { folder, subfolder, name }: CommitTarget,
  steps: CommitSteps,
): Promise<string> {
  const target = join(folder, subfolder)
  fsyncSync(part)
  let shortenings = 0
  const most = mostBytesIn(target)
  const nameAt = (count: number) =>
    numberedName(name, count, Math.min(most, NAME_BYTES[shortenings] ?? most))
  const isTaken = (count: number) => stands(join(target, nameAt(count)))
  for (let count = 1; ; count = await freeNumber(count, isTaken)) {
    if (count === 1 && isTaken(count)) continue
    const candidate = nameAt(count)
    await steps.beforeName(candidate)
    try {
      if (!(await takeName(partPath, join(target, candidate), steps))) continue
    } catch (error) {
      if (errnoOf(error) !== 'ENAMETOOLONG' || shortenings === NAME_BYTES.length - 1) throw error
      shortenings += 1
      count = 0
      continue
    }
    // All of them: a folder on the way may be new, and its own name not durable yet.
    for (const each of foldersDownTo(folder, subfolder)) syncFolder(each)
    return candidate
  }
}

/**
 * Sets the date of a file: as a `Date`, since Node takes negative seconds for this moment. A file
 * system that knows no times before 1970 leaves the file its own.
 */
export function dateFile(date: Date, set: (date: Date) => void): void {
  try {
    set(date)
  } catch (error) {
    if (date.getTime() >= 0) throw error
  }
}

/** Whether anything has that name, a link too. */
function stands(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    // A name that is too long, or a folder that has gone, is told by what comes next.
    return false
  }
}

async function takeName(partPath: string, finalPath: string, steps: CommitSteps): Promise<boolean> {
  try {
    await retryWhileScanned(() => linkSync(partPath, finalPath))
    return true
  } catch (error) {
    const code = errnoOf(error)
    if (code === 'EEXIST') return false
    if (code === null || code === 'ENAMETOOLONG') throw error
    // Without hard links each file system says something else; what is really wrong, the other way
    // says too.
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
  await beforeReservation()
  try {
    await (await open(finalPath, 'wx')).close()
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false
    throw error
  }
  try {
    await retryWhileScanned(() => rename(partPath, finalPath)).catch((error: unknown) => {
      if (errnoOf(error) !== 'EXDEV') throw error
      return moveByCopy(partPath, finalPath)
    })
  } catch (error) {
    await removeReservation(finalPath)
    throw error
  }
  return true
}

/**
 * Across file systems, which a folder may join into one: a durable copy under a hidden name beside
 * the final one, then renamed. The part goes at once, as it does in a rename.
 */
async function moveByCopy(partPath: string, finalPath: string): Promise<void> {
  const copy = join(dirname(finalPath), `.${basename(partPath)}`)
  try {
    await copyFile(partPath, copy)
    const file = await open(copy, 'r+')
    try {
      await file.sync()
    } finally {
      await file.close()
    }
    await retryWhileScanned(() => rename(copy, finalPath))
  } catch (error) {
    await removePart(copy)
    throw error
  }
  await removePart(partPath)
}

/** Removes an empty file that holds a name for a part. */
export async function removeReservation(finalPath: string): Promise<void> {
  if ((await statOrNull(finalPath))?.size === 0n) await retryWhileScanned(() => unlink(finalPath))
}

/** The same after a crash, with the copy of the part that may stand beside it. */
export async function undoReservation(partPath: string, finalPath: string): Promise<void> {
  await removeReservation(finalPath)
  await removePart(join(dirname(finalPath), `.${basename(partPath)}`))
}

/**
 * Removes the part's name; nothing happens where the commit has already moved it.
 * @param remove how: at once where it is done in a thread of its own
 */
export async function removePart(
  partPath: string,
  remove: (path: string) => Promise<void> | void = unlink,
): Promise<void> {
  try {
    await retryWhileScanned(() => remove(partPath))
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
  if (part === null) return final.size === BigInt(length)
  return part.ino === final.ino && part.dev === final.dev
}

async function statOrNull(path: string) {
  try {
    // Some file systems number their files beyond what a double tells apart.
    return await stat(path, { bigint: true })
  } catch (error) {
    // Its folder may have gone too, or something else may have its name now.
    const code = errnoOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return null
    throw error
  }
}

/** Makes the new name durable. Best effort: macOS and Windows do not all allow it on a folder. */
function syncFolder(path: string): void {
  let folder: number
  try {
    folder = openSync(path, 'r')
  } catch {
    return
  }
  try {
    fsyncSync(folder)
  } catch (error) {
    const code = errnoOf(error)
    if (code === 'EIO' || code === null) throw error
  } finally {
    closeSync(folder)
  }
}
