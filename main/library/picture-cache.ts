import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { createSerial } from '../base/serial'
import { writeWhole } from '../base/write-whole'

/**
 * Pictures on disk that can be made again. A file's date is its last use, so the order survives
 * restarts.
 */
export interface PictureCache {
  readonly folder: string
  /** The path of a picture, or null. A truncated one is removed and counts as missing. */
  find(name: string): Promise<string | null>
  /**
   * Keeps a picture and evicts those unused for longest beyond the limit.
   * @param kept `note`: a few letters and digits; `extension`: one of the cache's, its first if
   * none is given
   * @returns its path
   */
  keep(name: string, picture: Uint8Array, kept?: Partial<Omit<Kept, 'bytes'>>): Promise<string>
  /** What was noted of a picture; '' where nothing was, or there is none. */
  noteOf(name: string): Promise<string>
  forget(name: string): Promise<void>
}

interface Kept {
  note: string
  extension: string
  bytes: number
}

/** Trims further than needed: reading the dates of all files is not for each picture. */
const SHARE_AFTER = 0.9

/**
 * @param mostBytes of all pictures together
 * @param extensions that the files' names may have
 */
export function createPictureCache(
  folder: string,
  mostBytes: number,
  extensions: readonly [string, ...string[]],
  now: () => number = Date.now,
): PictureCache {
  // The file name holds the length, so a truncated file is recognised.
  const fileOf = (name: string, { note, bytes, extension }: Kept) =>
    `${name}${note === '' ? '' : `.${note}`}-${bytes}.${extension}`
  const pattern = new RegExp(`^([^.]+)(?:\\.(\\w+))?-(\\d+)\\.(${extensions.join('|')})$`)
  let index: Promise<Map<string, Kept>> | null = null
  const serial = createSerial()

  /** The pictures by name. All other files are leftovers and are removed. */
  const load = () => {
    index ??= readFolder()
    return index
  }
  async function readFolder(): Promise<Map<string, Kept>> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const kept = new Map<string, Kept>()
    for (const file of await readdir(folder)) {
      const [, name, note = '', bytes, extension] = pattern.exec(file) ?? []
      if (name === undefined || extension === undefined)
        await rm(join(folder, file), { force: true, recursive: true })
      else kept.set(name, { note, bytes: Number(bytes), extension })
    }
    return kept
  }

  async function drop(kept: Map<string, Kept>, name: string): Promise<void> {
    const known = kept.get(name)
    if (known === undefined) return
    kept.delete(name)
    await rm(join(folder, fileOf(name, known)), { force: true }).catch(() => {
      // Windows does not remove what is being read; it is counted again after the next start.
    })
  }

  async function trim(kept: Map<string, Kept>, newest: string): Promise<void> {
    let total = [...kept.values()].reduce((sum, { bytes }) => sum + bytes, 0)
    if (total <= mostBytes) return
    const uses: { name: string; bytes: number; usedAt: number }[] = []
    for (const [name, known] of kept) {
      const file = await stat(join(folder, fileOf(name, known))).catch(() => null)
      if (name !== newest) uses.push({ name, bytes: known.bytes, usedAt: file?.mtimeMs ?? 0 })
    }
    uses.sort((a, b) => a.usedAt - b.usedAt)
    for (const { name, bytes } of uses) {
      if (total <= mostBytes * SHARE_AFTER) return
      await drop(kept, name)
      total -= bytes
    }
  }

  return {
    folder,
    async find(name) {
      const kept = await load()
      const known = kept.get(name)
      if (known === undefined) return null
      const path = join(folder, fileOf(name, known))
      const file = await stat(path).catch(() => null)
      if (file?.size !== known.bytes) {
        await drop(kept, name)
        return null
      }
      await utimes(path, now() / 1000, now() / 1000)
      return path
    },
    keep: (name, picture, { note = '', extension = extensions[0] } = {}) =>
      serial(async () => {
        const kept = await load()
        await drop(kept, name)
        const known = { note, bytes: picture.length, extension }
        const path = join(folder, fileOf(name, known))
        await writeWhole(path, picture, { isDurable: false })
        await utimes(path, now() / 1000, now() / 1000)
        kept.set(name, known)
        await trim(kept, name)
        return path
      }),
    noteOf: async (name) => (await load()).get(name)?.note ?? '',
    forget: async (name) => drop(await load(), name),
  }
}
