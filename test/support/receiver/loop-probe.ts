import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PROBE = fileURLToPath(new URL('busy-stretches.mjs', import.meta.url))

export interface LoopProbe {
  /** Starts a Node program that is watched. */
  wrap: string[]
  /**
   * After the program's end: its longest stretches of own work since then, milliseconds, the
   * longest first.
   */
  longestSince(time: number): Promise<number[]>
  close(): Promise<void>
}

/** See `busy-stretches.mjs`. */
export async function createLoopProbe(): Promise<LoopProbe> {
  const folder = await mkdtemp(join(tmpdir(), 'snapland-probe-'))
  const file = join(folder, 'stretches.json')
  return {
    wrap: ['env', `NODE_OPTIONS=--import=${PROBE}`, `LOOP_PROBE=${file}`],
    async longestSince(time) {
      const stretches = JSON.parse(await readFile(file, 'utf8')) as { at: number; ms: number }[]
      return stretches
        .filter(({ at }) => at >= time)
        .map(({ ms }) => Math.round(ms))
        .sort((a, b) => b - a)
    },
    close: () => rm(folder, { recursive: true }),
  }
}
