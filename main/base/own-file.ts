import { constants, type Stats } from 'node:fs'
import { lstat, open, rename } from 'node:fs/promises'
import { errnoOf } from './errors'
import { retryWhileScanned } from './write-whole'

/** What stands where a file of ours should: its text, nothing (null), or what we did not write. */
export type OwnFile = { text: string } | 'not-ours' | null

/**
 * Reads a file of the data folder. A link is not followed, and what would block or is no file is
 * not opened. A file that everybody may write is not ours, nor is one that we may not read: it is
 * of root, where the program was once started so.
 * @throws the file system's error
 */
export async function readOwn(path: string): Promise<OwnFile> {
  try {
    if (!isOurFile(await lstat(path))) return 'not-ours'
    const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants
    // Windows has neither.
    const file = await open(path, O_RDONLY | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0))
    try {
      if (!isOurFile(await file.stat())) return 'not-ours'
      return { text: await file.readFile('utf8') }
    } finally {
      await file.close()
    }
  } catch (error) {
    const errno = errnoOf(error)
    if (errno === 'ENOENT') return null
    if (errno === 'EACCES' || errno === 'EPERM' || errno === 'ELOOP') return 'not-ours'
    throw error
  }
}

/** The bit of a file's mode by which everybody may write it (inode(7)). */
const OTHERS_WRITE = 0o002
const hasModes = process.platform !== 'win32'
const isOurFile = (found: Stats): boolean =>
  found.isFile() && !(hasModes && (found.mode & OTHERS_WRITE) !== 0)

/** What says that another kind of thing, or a folder that is not empty, has the name. */
const IN_THE_WAY = new Set(['ENOTDIR', 'EISDIR', 'ENOTEMPTY', 'EEXIST', 'EPERM'])
const MOST_ASIDE = 100

/**
 * Puts aside what stands where a file of ours should, whatever it is: as `<path>.damaged`, or
 * `<path>.damaged.2`... where a folder has that name. An older file there is replaced.
 * @returns where it is then
 * @throws the file system's error
 */
export async function putAside(path: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const aside = count === 1 ? `${path}.damaged` : `${path}.damaged.${count}`
    try {
      await retryWhileScanned(() => rename(path, aside))
      return aside
    } catch (error) {
      if (!IN_THE_WAY.has(errnoOf(error) ?? '') || count >= MOST_ASIDE) throw error
    }
  }
}
