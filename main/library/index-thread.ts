import { Worker } from 'node:worker_threads'
import type { Log } from '../base/log'
import { errorOf } from '../base/thread-error'
import type { IndexReply, IndexRequest, Rows } from './index-worker'

/** The thread in which SQLite works: no disk that is slow holds the main thread. */
export interface IndexThread {
  /**
   * Asks it after all that it was asked before.
   * @throws Error SQLite's or the file system's, or why there is no thread
   */
  ask(request: IndexRequest): Promise<Rows | null>
  /** Waits for what it was asked, and until the database is closed; then the thread ends. */
  close(): Promise<void>
}

interface Job {
  request: IndexRequest
  /** How many threads have ended over it. */
  lost: number
  resolve(answer: Rows | null): void
  reject(why: unknown): void
}

/** A question over which so many threads have ended is given up. */
const MOST_LOST = 2

/**
 * Starts the thread with the first question. One that ends by itself is replaced, and asked again
 * what it had not answered: to read or to write a row twice does no harm.
 * @param workerFile the built `index-worker.js`
 * @param file of the database
 */
export function createIndexThread(workerFile: URL, file: string, log: Log): IndexThread {
  const jobs: Job[] = []
  let worker: Worker | null = null

  function startWorker(): Worker {
    // Its output is not ours: with --json nothing but events may reach stdout.
    const options = { name: 'index', workerData: file, stdout: true, stderr: true }
    const started = new Worker(workerFile, options)
    started.stdout.resume()
    started.stderr.resume()
    started.on('message', settle)
    let why: unknown = new Error('The thread of the index has ended.')
    // 'exit' follows.
    started.on('error', (error) => {
      why = error
    })
    started.on('exit', () => replace(why))
    return started
  }

  function settle(reply: IndexReply): void {
    if ('warning' in reply) {
      log.warn(reply.warning, new Error(reply.cause))
      return
    }
    const job = jobs.shift()
    if ('answer' in reply) job?.resolve(reply.answer)
    else job?.reject(errorOf(reply.error))
  }

  function replace(why: unknown): void {
    worker = null
    // The one it was working on; when it is asked to close there is none.
    const [first] = jobs
    if (first === undefined) return
    log.error('The thread of the index has ended:', why)
    first.lost += 1
    if (first.lost >= MOST_LOST) jobs.shift()?.reject(why)
    if (jobs.length === 0) return
    worker = startWorker()
    for (const { request } of jobs) worker.postMessage(request)
  }

  const ask = (request: IndexRequest) =>
    new Promise<Rows | null>((resolve, reject) => {
      worker ??= startWorker()
      jobs.push({ request, lost: 0, resolve, reject })
      worker.postMessage(request)
    })

  return {
    ask,
    async close() {
      if (worker !== null) await ask('close').catch(() => {})
    },
  }
}
