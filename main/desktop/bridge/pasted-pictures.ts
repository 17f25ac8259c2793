import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Handed } from '../../../contract/handed'
import type { ReceiverEvent } from '../../../contract/receiver-event'
import { makeFolder } from '../../base/usable-folder'

/** Pictures of the clipboard that were handed to a phone, as files until the phone has them. */
export interface PastedPictures {
  /** Writes one and returns its path. */
  keep(png: Uint8Array): Promise<string>
  /** They have been handed over, in this order. */
  areHanded(paths: readonly string[], handed: readonly Handed[]): void
  /** Removes those of these files that are pasted pictures. */
  drop(paths: readonly string[]): Promise<void>
  /** Removes the file of what a phone has, or can have no more. */
  follow(event: ReceiverEvent): void
  /** Removes all, also those of an earlier run. */
  clear(): Promise<void>
}

/** @param folder of their own, in the data folder, which nobody else may read */
export function createPastedPictures(folder: string): PastedPictures {
  /** The folder of each picture, by the id of what was handed over. */
  const kept = new Map<string, string>()
  const isOurs = (path: string) => dirname(dirname(path)) === folder
  const remove = (path: string) => rm(path, { recursive: true, force: true })

  return {
    async keep(png) {
      const own = join(folder, randomUUID())
      await makeFolder(own)
      const path = join(own, `Picture ${timeOfDay(new Date())}.png`)
      await writeFile(path, png, { flag: 'wx', mode: 0o600 })
      return path
    },
    areHanded(paths, handed) {
      for (const [at, path] of paths.entries()) {
        const id = handed[at]?.id
        if (id !== undefined && isOurs(path)) kept.set(id, dirname(path))
      }
    },
    async drop(paths) {
      for (const path of paths.filter(isOurs)) await remove(dirname(path))
    },
    follow(event) {
      if (event.type !== 'handed') return
      const { id, state } = event.handed
      const own = kept.get(id)
      if (own === undefined || (state !== 'fetched' && state !== 'gone')) return
      kept.delete(id)
      // What stays is removed at the next start.
      remove(own).catch(() => {})
    },
    clear: () => remove(folder),
  }
}

/** "2026-11-22 18.03.11", by the clock of this computer, as files without a name are called. */
function timeOfDay(now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-')
  return `${day} ${[now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('.')}`
}
