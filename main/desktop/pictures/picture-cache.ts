import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { createSerial } from '../../base/serial'
import { writeWhole } from '../../base/write-whole'

/**
 * Pictures on disk that can be made again. A file's date is its last use, so the order survives
 * restarts.
 */
export interface PictureCache {
  readonly folder: string
  /** The path of a picture, or null. A truncated one is removed and counts as missing. */
  find(name: string): Promise<string | null>
  /** Keeps a picture and evicts those unused for longest beyond the limit. @returns its path */
  keep(name: string, picture: Uint8Array): Promise<string>
  forget(name: string): Promise<void>
}

/** Trims further than needed: reading the dates of all files is not for each picture. */
const SHARE_AFTER = 0.9

/**
 * @param mostBytes of all pictures together
 * @param extension of the files' names
 */
export function createPictureCache(
  folder: string,
  mostBytes: number,
  extension: string,
  now: () => number = Date.now,
): PictureCache {
  // The file name holds the length, so a truncated file is recognised.
  const fileOf = (name: string, bytes: number) => `${name}-${bytes}.${extension}`
  const pattern = new RegExp(`^(.+)-(\\d+)\\.${extension}$`)
  let index: Promise<Map<string, number>> | null = null
  const serial = createSerial()

  /** The length of each picture by its name. All other files are leftovers and are removed. */
  const load = () => {
    index ??= readFolder()
    return index
  }
  async function readFolder(): Promise<Map<string, number>> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const lengths = new Map<string, number>()
    for (const file of await readdir(folder)) {
      const [, name, bytes] = pattern.exec(file) ?? []
      if (name === undefined) await rm(join(folder, file), { force: true, recursive: true })
      else lengths.set(name, Number(bytes))
    }
    return lengths
  }

  async function drop(lengths: Map<string, number>, name: string): Promise<void> {
    const bytes = lengths.get(name)
    if (bytes === undefined) return
    lengths.delete(name)
    await rm(join(folder, fileOf(name, bytes)), { force: true }).catch(() => {
      // Windows does not remove what is being read; it is counted again after the next start.
    })
  }

  async function trim(lengths: Map<string, number>, kept: string): Promise<void> {
    let total = [...lengths.values()].reduce((sum, bytes) => sum + bytes, 0)
    if (total <= mostBytes) return
    const uses: { name: string; bytes: number; usedAt: number }[] = []
    for (const [name, bytes] of lengths) {
      const file = await stat(join(folder, fileOf(name, bytes))).catch(() => null)
      if (name !== kept) uses.push({ name, bytes, usedAt: file?.mtimeMs ?? 0 })
    }
    uses.sort((a, b) => a.usedAt - b.usedAt)
    for (const { name, bytes } of uses) {
      if (total <= mostBytes * SHARE_AFTER) return
      await drop(lengths, name)
      total -= bytes
    }
  }

  return {
    folder,
    async find(name) {
      const lengths = await load()
      const bytes = lengths.get(name)
      if (bytes === undefined) return null
      const path = join(folder, fileOf(name, bytes))
      const file = await stat(path).catch(() => null)
      if (file?.size !== bytes) {
        await drop(lengths, name)
        return null
      }
      await utimes(path, now() / 1000, now() / 1000)
      return path
    },
    keep: (name, picture) =>
      serial(async () => {
        const lengths = await load()
        await drop(lengths, name)
        const path = join(folder, fileOf(name, picture.length))
        await writeWhole(path, picture, { isDurable: false })
        await utimes(path, now() / 1000, now() / 1000)
        lengths.set(name, picture.length)
        await trim(lengths, name)
        return path
      }),
    forget: async (name) => drop(await load(), name),
  }
}
