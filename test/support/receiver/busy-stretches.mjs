/**
 * Loaded into the receiver's process with `--import`, this writes down how long the receiver itself
 * kept its event loop busy at a stretch. A stretch is what lies between two ticks of a timer of 5
 * ms, and of that only what the receiver did: the processor time of its main thread, or, where that
 * is more, the time outside of the loop's own waiting, less the time in which the thread was ready
 * to run and the system gave the processor to somebody else (/proc/self/schedstat). A loaded
 * machine therefore does not look like a slow receiver. The processor time is told apart as well:
 * it holds no waiting for a disk that others keep busy.
 *
 * At SIGUSR2 it writes down all stretches so far, collects the garbage, and writes down the memory
 * that is left.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isMainThread } from 'node:worker_threads'

const TICK_MS = 5

/** @returns {{ cpu: number, waiting: number, active: number }} milliseconds so far */
function reading() {
  const [cpu = 0, waiting = 0] = readFileSync('/proc/self/schedstat', 'utf8').split(' ').map(Number)
  return {
    cpu: cpu / 1e6,
    waiting: waiting / 1e6,
    active: performance.eventLoopUtilization().active,
  }
}

/** @param {string} path its reader finds all of the text or none */
function writeAtOnce(path, text = '') {
  writeFileSync(`${path}.new`, text)
  renameSync(`${path}.new`, path)
}

const file = process.env.LOOP_PROBE
if (isMainThread && file) {
  /** @type {{ at: number, ms: number, cpu: number }[]} */
  const stretches = []
  let last = reading()
  setInterval(() => {
    const now = reading()
    const busy = now.active - last.active - (now.waiting - last.waiting)
    const cpu = now.cpu - last.cpu
    stretches.push({ at: Date.now(), ms: Math.max(cpu, busy), cpu })
    last = now
  }, TICK_MS).unref()
  process.on('exit', () => writeAtOnce(file, JSON.stringify(stretches)))

  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc')
  process.on('SIGUSR2', () => {
    writeAtOnce(file, JSON.stringify(stretches))
    // Buffers are freed beside the first collection; the second one waits for that.
    collectGarbage()
    collectGarbage()
    writeAtOnce(`${file}.memory`, JSON.stringify(process.memoryUsage()))
  })
}
