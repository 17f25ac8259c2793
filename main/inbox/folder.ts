import { type FSWatcher, watch } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { errnoOf } from '../problem'

/** Files looked at in one go: more would need many descriptors at once. */
const BATCH = 64
/** A copy into the folder is many changes; one look after the last of them is enough, milliseconds. */
const QUIET_MS = 500
/** A folder that is gone tells of nothing, so it is looked for again and again, milliseconds. */
const LOOK_MS = 5000

/** What a look at the folder found. */
export interface FoundFile {
  name: string
  bytes: number
  modifiedAt: number
}

/** The visible files of the folder by name; null when the folder itself is not there. */
export async function listFiles(folder: string): Promise<Map<string, FoundFile> | null> {
  let names: string[]
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    // Only plain files: a link could lead anywhere.
    names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null
    throw error
  }
  const visible = names.filter((name) => !name.startsWith('.'))
  const files = new Map<string, FoundFile>()
  await inBatches(visible, async (name) => {
    const found = await stat(join(folder, name)).catch(() => null)
    if (found) files.set(name, { name, bytes: found.size, modifiedAt: found.mtimeMs })
  })
  return files
}

/** Runs `work` for each item, at most 64 at a time. */
export async function inBatches<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  for (let first = 0; first < items.length; first += BATCH)
    await Promise.all(items.slice(first, first + BATCH).map(work))
}

/**
 * Calls back after files of the folder have come, gone or changed, once it is quiet again; also when the folder itself has gone, and when
 * another stands in its place.
 * @returns stop
 */
export function watchFolder(folder: string, onChange: () => void): () => void {
  let watcher: FSWatcher | null = null
  let watched: string | null = null
  let quiet: NodeJS.Timeout | undefined
  let isStopped = false

  /** The system watches a folder, not a path: a folder that is deleted or unplugged and comes back is watched anew. */
  async function followPath(): Promise<boolean> {
    const identity = await identityOf(folder)
    if (isStopped || identity === watched) return false
    watcher?.close()
    watcher = null
    watched = null
    if (identity === null) return true
    try {
      watcher = watch(folder, { persistent: false }, onNews)
      // The folder went away with its disk; the next look finds that out.
      watcher.on('error', () => {})
      watched = identity
    } catch {
      // Gone between two calls, or no more watches to be had: the next look tries again.
    }
    return true
  }

  function onNews(_event: string, file: string | null): void {
    // News of the folder's own name says that it is deleted or moved; a new one in its place may even get its number.
    if (file === basename(folder)) watched = null
    clearTimeout(quiet)
    quiet = setTimeout(() => void followPath().then(onChange), QUIET_MS)
  }

  void followPath()
  const looking = setInterval(() => {
    void followPath().then((isOther) => isOther && onChange())
  }, LOOK_MS).unref()
  return () => {
    isStopped = true
    clearTimeout(quiet)
    clearInterval(looking)
    watcher?.close()
  }
}

/** What tells a folder from another of the same path; null where there is none. */
async function identityOf(folder: string): Promise<string | null> {
  const found = await stat(folder, { bigint: true }).catch(() => null)
  return found && `${found.dev}:${found.ino}`
}
