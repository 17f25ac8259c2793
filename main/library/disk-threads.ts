import { Worker } from 'node:worker_threads'
import { errnoOf } from '../base/errors'
import type { Log } from '../base/log'
import { errorOf } from '../base/thread-error'
import type { Checksum } from './checksum'
import type { CommitSteps, CommitTarget } from './commit'
import type { DiskAnswer, DiskMessage, DiskReply, DiskRequest, DiskStep } from './disk-worker'

/** Threads at most: as many as Node itself has for files. While one syncs, others write. */
const MOST_THREADS = 4
/** A thread has some ten files open: where a process may have fewer than this, one is enough. */
const FEW_FILES = 256

/** An open part, in the thread that it stays with. One question at a time, but for writes. */
export interface Part {
  /**
   * Writes in this order. The chunks are moved into the thread, and empty from then on; those that
   * share their memory are copied.
   * @throws Error the file system's; EIO also where the thread has ended
   */
  write(batch: readonly Uint8Array[], position: number): Promise<void>
  /** Whether what was written since it was opened has the checksum that it was opened with. */
  matches(): boolean
  /** The first bytes, as many as there are. */
  read(bytes: number): Promise<Uint8Array>
  truncate(bytes: number): Promise<void>
  /** As `commitPart`, with the date that the file gets before. @returns its name */
  commit(to: CommitTarget, date: Date, steps: CommitSteps): Promise<string>
  /** Also removes its name, where that has another one now. */
  close(then: 'keep' | 'remove'): Promise<void>
}

/** The threads in which photos are written: no disk that is slow holds the main thread. */
export interface DiskThreads {
  /** As `openPart`, in the thread that has the least to do. @throws the file system's error */
  open(path: string, isNew: boolean, checksum: Checksum | null): Promise<Part>
  /** Waits for what they were asked; then they end. */
  close(): Promise<void>
}

interface Job {
  resolve(answer: DiskAnswer): void
  reject(why: unknown): void
  /** Of a commit. */
  steps: CommitSteps | null
  /** Why one of them failed. */
  failure?: unknown
}

interface Thread {
  readonly worker: Worker
  /** What each of its parts waits for, in order. */
  readonly jobs: Map<number, Job[]>
  hasEnded: boolean
}

/**
 * Starts a thread when there is a part for it. One that ends by itself is an EIO for the parts that
 * it had, and another takes its place.
 * @param workerFile the built `disk-worker.js`
 * @param filesLimit how many files this process may have open
 */
export function createDiskThreads(
  workerFile: URL,
  log: Log,
  filesLimit = Number.POSITIVE_INFINITY,
): DiskThreads {
  const hasFew = filesLimit < FEW_FILES
  const most = hasFew ? 1 : MOST_THREADS
  const threads = new Set<Thread>()
  let parts = 0
  let isClosing = false

  function startThread(): Thread {
    // Its output is not ours: with --json nothing but events may reach stdout.
    const worker = new Worker(workerFile, { name: 'disk', stdout: true, stderr: true })
    worker.stdout.resume()
    worker.stderr.resume()
    const thread: Thread = { worker, jobs: new Map(), hasEnded: false }
    let why: unknown = null
    worker.on('message', (reply: DiskReply) => settle(thread, reply))
    // 'exit' follows.
    worker.on('error', (error) => {
      why = error
    })
    worker.on('exit', () => {
      threads.delete(thread)
      thread.hasEnded = true
      if (!isClosing || why !== null) log.error('A thread that writes photos has ended:', why)
      for (const jobs of thread.jobs.values())
        for (const { reject } of jobs.splice(0)) reject(lost(why))
    })
    threads.add(thread)
    return thread
  }

  function freestThread(): Thread {
    const [freest] = [...threads].sort((one, other) => one.jobs.size - other.jobs.size)
    if (freest && (freest.jobs.size === 0 || threads.size >= most)) return freest
    return startThread()
  }

  // While there are files left for it.
  if (hasFew) startThread()

  return {
    async open(path, isNew, checksum) {
      if (isClosing) throw lost(null)
      const thread = freestThread()
      parts += 1
      const part = parts
      thread.jobs.set(part, [])
      const algorithm = checksum?.algorithm ?? null
      const opening = ask(thread, part, { open: path, isNew, algorithm })
      opening.catch(() => thread.jobs.delete(part))
      return partIn(thread, part, checksum, await opening)
    },
    async close() {
      isClosing = true
      await Promise.all(
        [...threads].map(({ worker }) => {
          const ended = new Promise((resolve) => worker.once('exit', resolve))
          worker.postMessage('end' satisfies DiskMessage)
          return ended
        }),
      )
    },
  }
}

/** EIO, but where it has ended for want of files: then a moment later it may start. */
function lost(cause: unknown): Error {
  const code = errnoOf(cause) === 'EMFILE' ? 'EMFILE' : 'EIO'
  return Object.assign(new Error('The thread that wrote it has ended.', { cause }), { code })
}

function ask(
  thread: Thread,
  part: number,
  request: DiskRequest,
  moved: readonly ArrayBuffer[] = [],
  steps: CommitSteps | null = null,
): Promise<DiskAnswer> {
  return new Promise((resolve, reject) => {
    const jobs = thread.jobs.get(part)
    if (thread.hasEnded || jobs === undefined) return reject(lost(null))
    jobs.push({ resolve, reject, steps })
    thread.worker.postMessage({ part, request } satisfies DiskMessage, moved)
  })
}

function settle(thread: Thread, reply: DiskReply): void {
  const jobs = thread.jobs.get(reply.part)
  if ('step' in reply) {
    const [job] = jobs ?? []
    if (job) void takeStep(thread, reply.part, reply.step, job)
    return
  }
  const job = jobs?.shift()
  if ('answer' in reply) job?.resolve(reply.answer)
  else job?.reject(job.failure ?? errorOf(reply.error))
}

async function takeStep(thread: Thread, part: number, step: DiskStep, job: Job): Promise<void> {
  let goOn = true
  try {
    await (step === 'reservation'
      ? job.steps?.beforeReservation()
      : job.steps?.beforeName(step.name))
  } catch (error) {
    job.failure = error
    goOn = false
  }
  thread.worker.postMessage({ part, request: { goOn } } satisfies DiskMessage)
}

function partIn(
  thread: Thread,
  part: number,
  checksum: Checksum | null,
  ofNothing: DiskAnswer,
): Part {
  let digest = ofNothing
  return {
    async write(batch, position) {
      const moved = batch.map(ownMemory)
      const write = { write: moved, position }
      digest = await ask(
        thread,
        part,
        write,
        moved.map(({ buffer }) => buffer),
      )
    },
    matches: () =>
      checksum === null ||
      (digest instanceof Uint8Array && Buffer.compare(digest, checksum.digest) === 0),
    async read(bytes) {
      const read = await ask(thread, part, { read: bytes })
      return read instanceof Uint8Array ? read : new Uint8Array()
    },
    truncate: async (bytes) => void (await ask(thread, part, { truncate: bytes })),
    commit: async (to, date, steps) =>
      String(await ask(thread, part, { commit: to, date }, [], steps)),
    async close(then) {
      if (thread.hasEnded) return
      try {
        await ask(thread, part, { close: then })
      } finally {
        thread.jobs.delete(part)
      }
    },
  }
}

/** The same bytes in memory that nothing else is in: Node gives each chunk of a request its own. */
function ownMemory(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes
  const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength
  return isWhole ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes)
}
