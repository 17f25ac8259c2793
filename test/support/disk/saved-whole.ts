import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Whether a file stands in the folder under this name, byte by byte as it was sent. (`toEqual`
 * takes a minute for megabytes.)
 */
export async function isSavedWhole(
  folder: string,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<boolean> {
  return (await readFile(join(folder, name))).equals(bytes)
}
