import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { ended } from '../receiver/child'
import { until } from '../until'

/** Each write waits for so long, microseconds. */
const DELAY_US = 50_000
const CALLS = 'write,writev,pwrite64,pwritev'

/** Those into photos: at a position. */
const CALLS_OF_PHOTOS = 'pwrite64,pwritev'

/**
 * Makes every write of a running program into this file slow, as a disk is that is far away or
 * worn out.
 * @param path may be missing still; null: all photos
 */
export async function slowWrites(
  pid: number,
  path: string | null,
): Promise<{ close(): Promise<void> }> {
  const calls = path === null ? CALLS_OF_PHOTOS : CALLS
  const strace = spawn(
    'strace',
    [
      ...['-f', '-qqq', '-o', '/dev/null', '-p', `${pid}`, ...(path === null ? [] : ['-P', path])],
      ...['-e', `trace=${calls}`, '-e', `inject=${calls}:delay_exit=${DELAY_US}`],
    ],
    { stdio: 'ignore' },
  )
  await until('strace', async () => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    return !/^TracerPid:\s*0$/m.test(status)
  })
  return {
    async close() {
      if (strace.exitCode !== null || strace.signalCode !== null) return
      strace.kill('SIGINT')
      await ended(strace)
    },
  }
}
