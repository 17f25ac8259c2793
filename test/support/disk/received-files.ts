import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * What stands under its final name in a receiving folder, byte by byte. Parts that are still
 * arriving live in a hidden folder.
 */
export async function receivedFiles(folder: string): Promise<Map<string, Buffer>> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()
  const files = names.map(async (name) => [name, await readFile(join(folder, name))] as const)
  return new Map(await Promise.all(files))
}
