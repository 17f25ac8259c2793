import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { RESULT_LIMITS } from '../../contract/result'
import { errnoOf } from '../base/errors'
import { type ProcessTree, processTree } from './process-tree'

export interface Run {
  program: string
  arguments: readonly string[]
  /** Added to this process's own. */
  environment: Readonly<Record<string, string>>
  limitMs: number
  /** Ends it. */
  signal: AbortSignal
}

export type End =
  | { how: 'exited'; code: number; leftOthers: boolean }
  | { how: 'died'; signal: string }
  | { how: 'missing' | 'not-started' | 'too-long' | 'flooded' | 'stopped' }

export interface Ran {
  end: End
  /** All that it printed, at most `RESULT_LIMITS.outputBytes`. */
  output: Buffer
  /** The last of its complaints. */
  errors: Buffer
}

/** Complaints are kept for a person to read, and counted so that they end, bytes. */
const ERRORS_KEPT = 4096
const MOST_ERRORS = 1024 * 1024
/** After the request to end, milliseconds. */
const END_MS = 1000
/** What a program leaves behind may end by itself for so long, milliseconds. */
const LEFT_MS = 500
const LOOK_MS = 25

/** There is no such program: the system's words on POSIX and Windows. */
const MISSING = new Set(['ENOENT', 'ENOTDIR'])

/**
 * Runs a program without a shell, without input, with the lowest priority, and until its time is
 * up. When it has ended nothing that it started runs on. Never throws for what the program does.
 */
export async function runProgram({
  program,
  arguments: given,
  environment,
  limitMs,
  signal,
}: Run): Promise<Ran> {
  const nothing = Buffer.alloc(0)
  if (signal.aborted) return { end: { how: 'stopped' }, output: nothing, errors: nothing }
  let child: ChildProcess
  try {
    child = spawn(program, given, {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
      shell: false,
    })
  } catch (error) {
    return { end: notStarted(error), output: nothing, errors: nothing }
  }
  const output = bounded(RESULT_LIMITS.outputBytes, 'first')
  const errors = bounded(ERRORS_KEPT, 'last')
  const exited = exitOf(child)
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  if (child.pid === undefined) return { end: await exited, output: nothing, errors: nothing }
  const tree = processTree(child.pid)
  tree.makeLowest()

  const cut = new Promise<End>((resolve) => {
    const timer = setTimeout(() => resolve({ how: 'too-long' }), limitMs)
    const stop = () => resolve({ how: 'stopped' })
    signal.addEventListener('abort', stop, { once: true })
    void exited.then(() => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
    })
    child.stdout?.on('data', (chunk: Buffer) => {
      if (output.take(chunk) > RESULT_LIMITS.outputBytes) resolve({ how: 'flooded' })
    })
    child.stderr?.on('data', (chunk: Buffer) => {
      if (errors.take(chunk) > MOST_ERRORS) resolve({ how: 'flooded' })
    })
  })
  let end = await Promise.race([cut, exited])
  if (end.how === 'exited' || end.how === 'died') {
    // What was printed last may still be in the pipe.
    const last = await Promise.race([closed, cut, pause(LEFT_MS)])
    if (last?.how === 'flooded') end = last
  } else await endTree(tree, exited)
  const leftOthers = await clear(tree)
  child.stdout?.destroy()
  child.stderr?.destroy()
  const said = { output: output.bytes(), errors: errors.bytes() }
  return { ...said, end: end.how === 'exited' ? { ...end, leftOthers } : end }
}

function exitOf(child: ChildProcess): Promise<End> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(notStarted(error)))
    child.once('exit', (code, signal) =>
      resolve(
        signal === null
          ? { how: 'exited', code: code ?? 0, leftOthers: false }
          : { how: 'died', signal },
      ),
    )
  })
}

const notStarted = (error: unknown): End => ({
  how: MISSING.has(errnoOf(error) ?? '') ? 'missing' : 'not-started',
})

async function endTree(tree: ProcessTree, exited: Promise<unknown>): Promise<void> {
  tree.end('SIGTERM')
  await Promise.race([exited, pause(END_MS)])
  tree.end('SIGKILL')
  await Promise.race([exited, pause(END_MS)])
}

/** Ends what the program has left behind. @returns whether there was anything */
async function clear(tree: ProcessTree): Promise<boolean> {
  for (let waited = 0; tree.isAlive(); waited += LOOK_MS) {
    if (waited >= LEFT_MS) {
      tree.end('SIGKILL')
      return true
    }
    await pause(LOOK_MS)
  }
  return false
}

/** Keeps the first or the last bytes of what comes. */
function bounded(most: number, which: 'first' | 'last') {
  let kept: Buffer[] = []
  let length = 0
  let total = 0
  return {
    /** @returns how many have come in all */
    take(chunk: Buffer): number {
      total += chunk.length
      if (which === 'first') {
        const part = chunk.subarray(0, Math.max(0, most - length))
        if (part.length > 0) kept.push(part)
        length += part.length
      } else {
        kept = [Buffer.concat([...kept, chunk]).subarray(-most)]
      }
      return total
    },
    bytes: () => Buffer.concat(kept),
  }
}
