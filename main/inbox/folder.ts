import { watch } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { errnoOf } from '../problem'

/** Files looked at in one go: more would need many descriptors at once. */
const BATCH = 64
/** A copy into the folder is many changes; one look after the last of them is enough, milliseconds. */
const QUIET_MS = 500

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
 * Calls back after files of the folder have come, gone or changed, once it is quiet again.
 * @returns stop
 */
export function watchFolder(folder: string, onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(folder, { persistent: false }, () => {
    clearTimeout(timer)
    timer = setTimeout(onChange, QUIET_MS)
  })
  // The folder went away with its disk: uploads say so by themselves.
  watcher.on('error', () => {})
  return () => {
    clearTimeout(timer)
    watcher.close()
  }
}
