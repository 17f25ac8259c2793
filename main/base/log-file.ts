import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * A link in its place is not followed, and a pipe that nobody reads is not waited for, where the
 * system has that.
 */
const FLAGS =
  constants.O_APPEND |
  constants.O_CREAT |
  constants.O_WRONLY |
  (constants.O_NOFOLLOW ?? 0) |
  (constants.O_NONBLOCK ?? 0)

/** Files in all: the log and its two predecessors. */
const KEPT = 3
/** How long the file stays open, milliseconds: then another one in its place is noticed. */
const OPEN_MS = 1000

/** The file of a log: appended to, and put aside when it is full. */
export interface LogFile {
  /**
   * Appends whole lines. One call at a time.
   * @throws the file system's error; the lines are lost then, or a part of them
   */
  append(lines: Buffer): Promise<void>
}

/**
 * Keeps the file open for a second, for the lines that come together. A file that was moved or
 * removed meanwhile gets no lines after that second, and is made again.
 * @param path its folder is made
 * @param maxBytes after which the file becomes `<name>.1.log`
 */
export function createLogFile(path: string, maxBytes: number): LogFile {
  let current: { file: FileHandle; size: number } | null = null

  async function opened(): Promise<{ file: FileHandle; size: number }> {
    if (current) return current
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const file = await open(path, FLAGS, 0o600)
    try {
      const facts = await file.stat()
      if (!facts.isFile()) throw new Error('the log is no file')
      current = { file, size: facts.size }
    } catch (error) {
      await file.close()
      throw error
    }
    const mine = current
    setTimeout(() => void close(mine).catch(() => {}), OPEN_MS).unref()
    return mine
  }

  /** A write that is under way is waited for: Node closes a handle only after it. */
  async function close(which: typeof current): Promise<void> {
    if (which === null || which !== current) return
    current = null
    await which.file.close()
  }

  return {
    async append(lines) {
      let at = await opened()
      if (at.size > 0 && at.size + lines.length > maxBytes) {
        await close(at)
        await rotate(path)
        at = await opened()
      }
      try {
        await at.file.appendFile(lines)
        at.size += lines.length
      } catch (error) {
        // How much of it stands there is looked up again.
        await close(at)
        throw error
      }
    },
  }
}

/** `snapland.log` becomes `snapland.1.log`, that one `snapland.2.log`. */
async function rotate(path: string): Promise<void> {
  const numbered = (number: number) =>
    number === 0 ? path : path.replace(/\.log$/, `.${number}.log`)
  for (let number = KEPT - 1; number > 0; number -= 1)
    await rename(numbered(number - 1), numbered(number)).catch(() => {})
}
