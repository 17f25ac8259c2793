import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { errnoOf } from '../base/problem'

/** What a look at the folder found. */
export interface FoundFiles {
  /** Paths below the receiving folder, with `/` on every system. Nothing is asked of the files: nearly all are known. */
  files: ReadonlySet<string>
  /** The subfolders that were looked into, by path. */
  subfolders: string[]
}

/**
 * The visible files of the folder and of some of its subfolders; null when the folder itself is not there.
 * @param wanted whether a subfolder is looked into; asked for each that stands in one that is
 */
export async function listFiles(
  folder: string,
  wanted: (subfolder: string) => boolean,
): Promise<FoundFiles | null> {
  const files = new Set<string>()
  const subfolders: string[] = []

  async function list(subfolder: string): Promise<void> {
    const entries = await readdir(join(folder, subfolder), { withFileTypes: true })
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue
      const path = subfolder === '' ? entry.name : `${subfolder}/${entry.name}`
      // Only plain files and folders: a link could lead anywhere.
      if (entry.isFile()) files.add(path)
      else if (entry.isDirectory() && wanted(path)) subfolders.push(path)
    }
  }

  try {
    await list('')
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null
    throw error
  }
  // The list grows while it is read, by what stands in each.
  for (const subfolder of subfolders) await list(subfolder).catch(passVanished)
  return { files, subfolders }
}

/** A folder that went while the others were read has no files any more. */
function passVanished(error: unknown): void {
  const code = errnoOf(error)
  if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error
}
