import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { until } from '../until'

const PROBE = fileURLToPath(new URL('busy-stretches.mjs', import.meta.url))

export interface LoopProbe {
  /** Starts a Node program that is watched. */
  wrap: string[]
  /** What the running program holds in memory once its garbage is collected, bytes. */
  memory(pid: number): Promise<NodeJS.MemoryUsage>
  /**
   * After the program's end, or as far as `memory` was asked last: its longest stretches of own
   * work in this time (all the rest of it where `end` is left out), milliseconds, the longest
   * first.
   * @param what `cpu`: only the time on the processor; `ms`: also what it waited for, as a disk
   */
  longestSince(begin: number, end?: number, what?: 'ms' | 'cpu'): Promise<number[]>
  close(): Promise<void>
}

/** See `busy-stretches.mjs`. */
export async function createLoopProbe(): Promise<LoopProbe> {
  const folder = await mkdtemp(join(tmpdir(), 'snapland-probe-'))
  const file = join(folder, 'stretches.json')
  return {
    wrap: ['env', `NODE_OPTIONS=--import=${PROBE}`, `LOOP_PROBE=${file}`],
    async memory(pid) {
      const answer = `${file}.memory`
      await rm(answer, { force: true })
      process.kill(pid, 'SIGUSR2')
      const text = await until('the memory of the program', () =>
        readFile(answer, 'utf8').catch(() => null),
      )
      return JSON.parse(text)
    },
    async longestSince(begin, end = Number.POSITIVE_INFINITY, what = 'ms') {
      type Stretch = { at: number; ms: number; cpu: number }
      const stretches = JSON.parse(await readFile(file, 'utf8')) as Stretch[]
      return stretches
        .filter(({ at }) => at >= begin && at <= end)
        .map((stretch) => Math.round(stretch[what]))
        .sort((a, b) => b - a)
    },
    close: () => rm(folder, { recursive: true }),
  }
}
