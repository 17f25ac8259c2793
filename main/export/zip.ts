import type { FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { writeWhole } from '../base/write-whole'
import { counting } from './copy-files'

export interface ZipEntry {
  name: string
  bytes: number
  /** What the file is dated in the ZIP, milliseconds since 1970. */
  time: number
  open(): Promise<Readable>
}

/** An ordinary file, readable by everyone. */
const MODE = 0o100644

/**
 * Writes a ZIP of these files, one after the other, through memory of a fixed size. Photos are
 * compressed already, so they are only stored. The file appears under its name when it is complete;
 * what failed or was cancelled leaves nothing.
 * @param onBytes called with the number of bytes of the photos just written
 */
export async function writeZip(
  target: string,
  entries: readonly ZipEntry[],
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const zip = new yazl.ZipFile()
  const failure = new AbortController()
  let open: Readable | null = null
  zip.on('error', (error: Error) => failure.abort(error))
  for (const entry of entries) {
    // A ZIP counts its times from 1970, and yazl fails at one before.
    const mtime = new Date(Math.max(0, entry.time))
    const options = { compress: false, mtime, size: entry.bytes, mode: MODE }
    zip.addReadStreamLazy(entry.name, options, (give) => {
      entry.open().then(
        (content) => {
          open = content.on('error', (error) => failure.abort(error))
          give(null, content.pipe(counting(onBytes)))
        },
        (error: unknown) => failure.abort(error),
      )
    })
  }
  zip.end()
  const write = (file: FileHandle) =>
    pipeline(zip.outputStream, (content) => file.writeFile(content), {
      signal: AbortSignal.any([signal, failure.signal]),
    })
  try {
    await writeWhole(target, write, { mode: 0o666, isDurable: false })
  } catch (error) {
    // TypeScript does not see that the callbacks above have set it.
    ;(open as Readable | null)?.destroy()
    throw failure.signal.aborted ? failure.signal.reason : error
  }
}
