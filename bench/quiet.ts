import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

const LOOK_MS = 250
const PATIENCE_MS = 5_000
/** Share of the processors' time that others may use. */
const MOST_BUSY = 0.1

/** Waits until the machine has nothing else to do; not for ever. */
export async function untilQuiet(): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  let before = await processorTime()
  while (performance.now() < end) {
    await pause(LOOK_MS)
    const now = await processorTime()
    if ((now.busy - before.busy) / (now.all - before.all) < MOST_BUSY) return
    before = now
  }
}

/** Ticks since the start of the machine, of all processors together (proc(5), `stat`). */
export async function processorTime(): Promise<{ busy: number; all: number }> {
  const line = (await readFile('/proc/stat', 'utf8')).split('\n', 1)[0] ?? ''
  const ticks = line.trim().split(/\s+/).slice(1, 9).map(Number)
  const all = ticks.reduce((sum, each) => sum + each, 0)
  const [, , , idle = 0, waiting = 0] = ticks
  return { busy: all - idle - waiting, all }
}
