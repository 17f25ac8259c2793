import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { errnoOf } from '../base/errors'
import { putAside } from '../base/own-file'
import { createSerial } from '../base/serial'
import { writeWhole } from '../base/write-whole'
import { sampleOf } from './same-length'

/** A file of the receiving folder: its path, and its length in bytes. */
export interface StarredFile {
  path: string
  bytes: number
}

/**
 * The stars of a receiving folder, by content, in a hidden file in it. The index has them too; this
 * file gives them back where the index is lost, where a file was renamed or comes out of the trash,
 * and on another computer (decision 50).
 */
export interface Stars {
  /**
   * Whether a file of this content was starred.
   * @throws the file system's error when it cannot be read
   */
  has(path: string, bytes: number): Promise<boolean>
  /** A folder or a file that cannot be read or written keeps its stars in the index alone. */
  set(files: readonly StarredFile[], isStarred: boolean): void
  /** Resolves when all that was set is written. */
  written(): Promise<void>
}

export const STARS_FILE = '.snapland-stars.json'

/** Some hundred thousand stars; a longer file is none of ours. */
const MOST_BYTES = 8 * 1024 * 1024
const KEY = /^\d+ [0-9a-f]{8}$/
/** The length in bytes and a sample of each starred file. */
const SCHEMA = v.object({ stars: v.array(v.pipe(v.string(), v.regex(KEY))) })

const keyOf = async (path: string, bytes: number) => `${bytes} ${await sampleOf(path, bytes)}`

/** @param folder the receiving folder */
export async function openStars(folder: string): Promise<Stars> {
  const file = join(folder, STARS_FILE)
  const found = await read(file)
  let isForeign = found === 'foreign'
  const known = new Set(found === 'foreign' ? [] : found)
  /** Of each file that was ever starred: most are of none of these, and are not opened. */
  const lengths = new Set([...known].map((key) => Number.parseInt(key, 10)))
  const serial = createSerial()

  async function change(files: readonly StarredFile[], isStarred: boolean): Promise<void> {
    const before = known.size
    for (const { path, bytes } of files) {
      const key = await keyOf(path, bytes).catch(() => null)
      if (key !== null && isStarred) {
        known.add(key)
        lengths.add(bytes)
      } else if (key !== null) known.delete(key)
    }
    if (known.size === before) return
    if (isForeign) await putAside(file)
    isForeign = false
    await writeWhole(file, JSON.stringify({ stars: [...known] }))
  }

  return {
    has: async (path, bytes) => lengths.has(bytes) && known.has(await keyOf(path, bytes)),
    set: (files, isStarred) => void serial(() => change(files, isStarred)).catch(() => {}),
    written: () => serial(() => {}),
  }
}

/** Nothing where there is no such file; 'foreign': it is not as we write it, or cannot be read. */
async function read(file: string): Promise<readonly string[] | 'foreign'> {
  try {
    const found = await lstat(file)
    if (!found.isFile() || found.size > MOST_BYTES) return 'foreign'
    return v.parse(SCHEMA, JSON.parse(await readFile(file, 'utf8'))).stars
  } catch (error) {
    return errnoOf(error) === 'ENOENT' ? [] : 'foreign'
  }
}
