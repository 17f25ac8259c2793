import { type FSWatcher, watch } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** A copy into the folder is many changes: one scan this long after the last, milliseconds. */
const QUIET_MS = 500
/** A folder that is gone sends no events: it is checked this often, milliseconds. */
const CHECK_MS = 5000
/**
 * The system limits the watches of a program; what changes in further subfolders is
 * found at the next scan.
 */
const MOST_SUBFOLDERS = 512

export interface FolderWatch {
  /**
   * Watches these subfolders from now on, and no others.
   * @returns whether there is a new one among them, of whose changes until now nothing was told
   */
  follow(subfolders: readonly string[]): boolean
  stop(): void
}

/**
 * Calls back after files of the folder have come, gone or changed, once it is quiet again; also
 * when the folder itself has gone, and when another stands in its place.
 */
export function watchFolder(folder: string, onChange: () => void): FolderWatch {
  let watcher: FSWatcher | null = null
  let watched: string | null = null
  let quiet: NodeJS.Timeout | undefined
  let isStopped = false
  const below = new Map<string, FSWatcher>()

  /**
   * The system watches a folder, not a path: a folder that is deleted or unplugged and comes back
   * is watched again.
   */
  async function followPath(): Promise<boolean> {
    const identity = await identityOf(folder)
    if (isStopped || identity === watched) return false
    watcher?.close()
    watcher = null
    watched = null
    if (identity === null) return true
    watcher = watchOne(folder, (file) => {
      // News of the folder's own name says that it is deleted or moved; a new one in its place may
      // even get its number.
      if (file === basename(folder)) watched = null
    })
    if (watcher) watched = identity
    return true
  }

  /**
   * @returns null where it is gone between two calls, or no more watches are to be had: the next
   *   look tries again
   */
  function watchOne(path: string, onNews: (file: string | null) => void): FSWatcher | null {
    try {
      const one = watch(path, { persistent: false }, (_event, file) => {
        onNews(file)
        clearTimeout(quiet)
        quiet = setTimeout(() => void followPath().then(onChange), QUIET_MS)
      })
      // The folder went away with its disk; the next check finds that out.
      return one.on('error', () => {})
    } catch {
      return null
    }
  }

  function drop(subfolder: string): void {
    below.get(subfolder)?.close()
    below.delete(subfolder)
  }

  void followPath()
  const checking = setInterval(() => {
    void followPath().then((isOther) => isOther && onChange())
  }, CHECK_MS).unref()
  return {
    follow(subfolders) {
      if (isStopped) return false
      // The last ones by name: those named by a date are the newest.
      const wanted = new Set([...subfolders].sort().slice(-MOST_SUBFOLDERS))
      for (const each of [...below.keys()]) if (!wanted.has(each)) drop(each)
      let isNew = false
      for (const each of wanted) {
        if (below.has(each)) continue
        const one = watchOne(join(folder, each), (file) => {
          if (file === basename(each)) drop(each)
        })
        if (!one) continue
        below.set(each, one)
        isNew = true
      }
      return isNew
    },
    stop() {
      isStopped = true
      clearTimeout(quiet)
      clearInterval(checking)
      watcher?.close()
      for (const each of [...below.keys()]) drop(each)
    },
  }
}

/** Tells a folder from another of the same path; null where there is none. */
async function identityOf(folder: string): Promise<string | null> {
  const found = await stat(folder, { bigint: true }).catch(() => null)
  return found && `${found.dev}:${found.ino}`
}
