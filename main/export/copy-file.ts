import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { numberedName } from '../inbox/file-name'
import { errnoOf } from '../problem'

const MOST_NUMBERS = 10_000

/** Writes a file under its name into a folder, or as `name (2)`, `name (3)`: what stands there is never replaced. */
export async function copyBeside(
  open: () => Promise<Readable>,
  folder: string,
  name: string,
): Promise<string> {
  for (let count = 1; count < MOST_NUMBERS; count += 1) {
    const target = join(folder, numberedName(name, count))
    if (await writeNew(open, target)) return target
  }
  throw new Error(`There is no free name for ${name} in that folder.`)
}

/** @returns false when something stands there */
async function writeNew(open: () => Promise<Readable>, target: string): Promise<boolean> {
  const content = await open()
  try {
    await pipeline(content, createWriteStream(target, { flags: 'wx' }))
    return true
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false
    await rm(target, { force: true })
    throw error
  }
}
