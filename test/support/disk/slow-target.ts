import { execFile } from 'node:child_process'
import { chmod, constants, type FileHandle, open, rm } from 'node:fs/promises'
import { promisify } from 'node:util'

/** A place to write to that takes no more than the test lets it take: a pipe. */
export interface SlowTarget {
  /** Takes up to this many bytes; none when the writer has gone. */
  take(bytes: number): Promise<Buffer>
  close(): Promise<void>
}

/** Makes one that everybody may write to. The writer waits there until the test takes something. */
export async function makeSlowTarget(path: string): Promise<SlowTarget> {
  await promisify(execFile)('mkfifo', [path])
  await chmod(path, 0o666)
  let pipe: FileHandle | null = null
  return {
    async take(bytes) {
      // Opening waits for the writer too.
      pipe ??= await open(path)
      const { bytesRead, buffer } = await pipe.read(Buffer.alloc(bytes))
      return buffer.subarray(0, bytesRead)
    },
    async close() {
      // A writer that still waits learns that nobody takes anything.
      pipe ??= await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
      await pipe.close()
      await rm(path, { force: true })
    },
  }
}
