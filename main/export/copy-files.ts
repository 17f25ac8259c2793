import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { errnoOf } from '../base/errors'
import { numberedName } from '../library/file-name'

const MOST_NUMBERS = 10_000

export interface CopiedFile {
  name: string
  open(): Promise<Readable>
}

/**
 * Writes files into a folder, one after the other.
 * @param onBytes called with the number of bytes just written
 * @returns how many were written whole: fewer than given when it was cancelled in between
 */
export async function copyFiles(
  files: readonly CopiedFile[],
  folder: string,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<number> {
  let written = 0
  try {
    for (const file of files) {
      await copyBeside(file, folder, onBytes, signal)
      written += 1
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
  return written
}

/**
 * Writes a file under its name into a folder, or as `name (2)`, `name (3)`: what stands there is
 * never replaced.
 */
export async function copyBeside(
  { name, open }: CopiedFile,
  folder: string,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<string> {
  for (let count = 1; count < MOST_NUMBERS; count += 1) {
    signal.throwIfAborted()
    const target = join(folder, numberedName(name, count))
    if (await writeNew(await open(), target, onBytes, signal)) return target
  }
  throw new Error(`There is no free name for ${name} in that folder.`)
}

/** @returns false when something stands there */
async function writeNew(
  content: Readable,
  target: string,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const copy = createWriteStream(target, { flags: 'wx' })
  try {
    await pipeline(content, counting(onBytes), copy, { signal })
    return true
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false
    // A stream that is destroyed while it opens its file still makes the file.
    await new Promise<void>((resolve) => (copy.closed ? resolve() : copy.once('close', resolve)))
    await rm(target, { force: true })
    throw error
  }
}

/** Passes bytes through, and reports the length of each chunk. */
export const counting = (onBytes: (bytes: number) => void): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, next) {
      onBytes(chunk.length)
      next(null, chunk)
    },
  })
