import type { BigIntStats } from 'node:fs'
import { lstat, mkdir, readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { errnoOf } from '../base/errors'
import { safeFolderName } from './file-name'
import { freeNumber } from './free-number'

/** For a file system that takes no longer names, with a number behind it. */
const SHORT_BYTES = 60

/** The receiving folder and those on the way down to a subfolder, the deepest first. */
export function foldersDownTo(folder: string, subfolder: string): string[] {
  const parts = subfolder === '' ? [] : subfolder.split('/')
  return [...parts.keys(), parts.length]
    .map((depth) => join(folder, ...parts.slice(0, depth)))
    .reverse()
}

/**
 * Makes a subfolder and those on the way, where they are missing; never the receiving folder
 * itself. What stands in the way, a file or a link, is left alone, and so is a folder on another
 * disk: then it is called `name (2)`.
 * @param wanted safe names with `/` between them; empty for none
 * @returns the path as it is: a file system that is blind to case may know the folder by another
 *   spelling
 * @throws the file system's error
 */
export async function makeSubfolder(folder: string, wanted: string): Promise<string> {
  if (wanted === '') return ''
  const { dev } = await lstat(folder, { bigint: true })
  const made: string[] = []
  for (const name of wanted.split('/')) {
    made.push(await makeIn(join(folder, ...made), name, dev))
  }
  return made.join('/')
}

async function makeIn(parent: string, name: string, dev: bigint): Promise<string> {
  const pathAt = (count: number) => join(parent, count === 1 ? name : `${name} (${count})`)
  const isInTheWay = async (count: number) => {
    const found = await lstat(pathAt(count), { bigint: true }).catch(() => null)
    return found !== null && !isFolderOn(found, dev)
  }
  for (let count = 1; ; count = await freeNumber(count, isInTheWay)) {
    try {
      const known = await makeOrFind(pathAt(count), dev)
      if (known !== null) return known
    } catch (error) {
      const short = safeFolderName(name, SHORT_BYTES)
      if (errnoOf(error) !== 'ENAMETOOLONG' || short === name) throw error
      return makeIn(parent, short, dev)
    }
  }
}

const isFolderOn = (found: BigIntStats, dev: bigint): boolean =>
  found.isDirectory() && found.dev === dev

/** @returns its name in the folder above; null when something else stands there */
async function makeOrFind(path: string, dev: bigint): Promise<string | null> {
  try {
    await mkdir(path)
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error
    // Not through a link: it could lead anywhere.
    if (!isFolderOn(await lstat(path, { bigint: true }), dev)) return null
  }
  return nameInParent(path)
}

async function nameInParent(path: string): Promise<string> {
  // Not cut by length: the path of a drive's root ends with its separator.
  const [parent, name] = [dirname(path), basename(path)]
  const names = await readdir(parent)
  const folded = (text: string) => text.normalize('NFC').toLowerCase()
  if (names.includes(name)) return name
  return names.find((each) => folded(each) === folded(name)) ?? name
}
