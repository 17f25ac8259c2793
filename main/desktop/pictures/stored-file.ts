import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, lstat, open } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { realPath } from '../../base/usable-folder'

/** An open file. The caller closes the handle. */
export interface StoredFile {
  handle: FileHandle
  bytes: number
}

/**
 * Opens a file in `folder` or below for reading. Links, folders, pipes and files reached through a
 * link are not opened: null, as for a missing file.
 */
export async function openStoredFile(folder: string, path: string): Promise<StoredFile | null> {
  // Windows has neither flag; there the comparison with `lstat` alone keeps links out.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
  const handle = await open(path, flags).catch(() => null)
  if (!handle) return null
  const facts = await Promise.all([
    handle.stat({ bigint: true }),
    lstat(path, { bigint: true }),
    realPath(dirname(path)),
    realPath(folder),
  ]).catch(() => null)
  if (facts) {
    const [opened, named, itsFolder, ourFolder] = facts
    const same = opened.ino === named.ino && opened.dev === named.dev
    // No link on the way down: a subfolder's real path is its name below the real folder.
    const expected = join(ourFolder, relative(folder, dirname(path)))
    const isOurs = itsFolder === expected && isInside(ourFolder, itsFolder)
    if (named.isFile() && same && isOurs) {
      return { handle, bytes: Number(opened.size) }
    }
  }
  await handle.close()
  return null
}

const isInside = (folder: string, other: string): boolean =>
  other === folder || other.startsWith(folder.endsWith(sep) ? folder : folder + sep)

const SAMPLES = 4
const SAMPLE_BYTES = 16 * 1024

/**
 * A short name of a file's content, 32 hexadecimal digits: SHA-256 over its length and four
 * samples. Reading all of it would cost more than the cached picture saves, and compressed pictures
 * that differ do so in length or near their end.
 * @throws the file system's error
 */
export async function fingerprintOf({ handle, bytes }: StoredFile): Promise<string> {
  const hash = createHash('sha256').update(`${bytes} `)
  const last = Math.max(0, bytes - SAMPLE_BYTES)
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const position = Math.floor((last * sample) / (SAMPLES - 1))
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(SAMPLE_BYTES),
      0,
      SAMPLE_BYTES,
      position,
    )
    hash.update(buffer.subarray(0, bytesRead))
  }
  return hash.digest('hex').slice(0, 32)
}
