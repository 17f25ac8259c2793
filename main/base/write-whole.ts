import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { errnoOf } from './errors'

/** A file's content, or what writes it into the file that is open for it. */
type Content = string | Uint8Array | ((file: FileHandle) => Promise<void>)

/**
 * Writes a file that is whole or not there: a reader, also after a crash, sees the old content or
 * the new. It is written as `<path>.new`, which replaces what an interrupted write has left there;
 * a folder of that name is left alone.
 * A link at either name is replaced, never followed. One writer at a time for a path.
 * @param mode of the file, less the process's umask; its owner alone may read it by default
 * @param isDurable whether it has to survive a loss of power; false for what can be made again
 * @throws the error of the file system or of `content`; then the old file stands as it was
 */
export async function writeWhole(
  path: string,
  content: Content,
  { mode = 0o600, isDurable = true } = {},
): Promise<void> {
  const unfinished = await freeName(`${path}.new`)
  const file = await open(unfinished, 'wx', mode)
  try {
    try {
      if (typeof content === 'function') await content(file)
      else await file.writeFile(content)
      if (isDurable) await file.sync()
    } finally {
      await file.close()
    }
    await retryWhileScanned(() => rename(unfinished, path))
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  if (isDurable) await syncFolder(dirname(path))
}

/** The name, with nothing there any more; another one where a folder has it. */
async function freeName(name: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const each = count === 1 ? name : `${name}.${count}`
    try {
      await rm(each, { force: true })
      return each
    } catch (error) {
      if (errnoOf(error) !== 'ERR_FS_EISDIR') throw error
    }
  }
}

/** Makes a new name durable. Best effort: macOS and Windows do not all allow it on a folder. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null)
  await folder?.sync().catch(() => {})
  await folder?.close()
}

/** What Windows answers while a virus scanner or an indexer has a new file open. */
const SCANNED = new Set(['EPERM', 'EBUSY', 'EACCES'])
/** Before each further try, milliseconds: six of them, three seconds in all. */
const WAITS_MS = [50, 100, 200, 400, 800, 1600]

/**
 * Does `step`, on Windows again and again while another program may be looking at the file.
 * Elsewhere these answers are final.
 * @throws what the last try threw
 */
export async function retryWhileScanned<Result>(
  step: () => Result | Promise<Result>,
  { platform = process.platform, waitsMs = WAITS_MS } = {},
): Promise<Result> {
  for (const wait of platform === 'win32' ? waitsMs : []) {
    try {
      return await step()
    } catch (error) {
      if (!SCANNED.has(errnoOf(error) ?? '')) throw error
    }
    await delay(wait)
  }
  return step()
}
