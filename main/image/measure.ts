import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { LIMITS } from '../../contract/http'
import type { MediaFormat, PhotoFormat, PictureFacts } from '../../contract/photo'
import { unknownFacts } from './formats'
import type { InnerPicture } from './inner-picture'
import type { MeasureReply, MeasureRequest } from './measure-worker'
import { sniff } from './sniff'

export interface Measurer {
  /**
   * Reads what the first bytes of a picture tell.
   * @param head from the start of the file, at most `LIMITS.headBytes` of it (more is not looked
   *   at).
   * @returns null when it is neither a photo nor a video. `size` stays null where the head does not
   *   tell it, or too many are waiting: then ask `measureFile` once the file is whole.
   */
  measure(head: Uint8Array): Promise<PictureFacts | null>
  /**
   * The same for a whole file, reading on where the head did not tell: JPEG frames behind large
   * profiles or previews, EXIF behind the picture, descriptions and directories at any place. Reads
   * at most 64 MiB.
   * @param format where it is known already
   * @throws the file system's error when the file cannot be read.
   */
  measureFile(path: string, format?: MediaFormat): Promise<PictureFacts | null>
  /** Whether the picture in that file is cut short; false where that cannot be told. */
  isCutShort(path: string, format: PhotoFormat): Promise<boolean>
  /**
   * Whether the data of the JPEG in that file do not make its picture: all of it is read, 10 MB in
   * a fifth of a second. false where that cannot be told.
   */
  isGarbled(path: string): Promise<boolean>
  /**
   * What to decode of that file instead of it: the preview of a RAW and so on. null where there is
   * none, or it cannot be told.
   */
  findInnerPicture(path: string, format: PhotoFormat): Promise<InnerPicture | null>
  /** Gives the worker up. Questions that wait are answered with an unknown size. */
  close(): Promise<void>
}

export interface MeasurerOptions {
  /** Time for one picture, milliseconds; then the worker is given up and a new one started. */
  timeoutMs?: number
  /**
   * Time for the worker to start, milliseconds. Long, because a slow computer is no fault of the
   * picture.
   */
  startMs?: number
  now?: () => number
  /** Told once when no worker can be started: all sizes stay unknown, as long as that is so. */
  onCannotStart?: (why: unknown) => void
}

/** Heads that wait at once, of 64 KiB each: some take seconds, and their senders may have gone. */
const MOST_HEADS = 128

interface Job {
  request: MeasureRequest
  resolve: (reply: Answer) => void
}

type Answer = Exclude<MeasureReply, 'ready'>

/** What is said where the worker does not. */
const unanswered = (request: MeasureRequest): Answer =>
  'cutShort' in request || 'garbled' in request
    ? false
    : 'inner' in request
      ? { inner: null }
      : unknownFacts(request.format)

/**
 * Measures pictures in a worker thread, one at a time, so that no crafted file can hold or end the
 * main process. The worker starts with the first question.
 * @param workerFile the built `measure-worker.js`.
 */
export function createMeasurer(
  workerFile: URL,
  { timeoutMs = 2000, startMs = 60_000, now = Date.now, onCannotStart }: MeasurerOptions = {},
): Measurer {
  /** Heads are bounded by `MOST_HEADS`; all others are awaited by an upload or the start. */
  const waiting: Job[] = []
  let current: Job | null = null
  let worker: Worker | null = null
  let isReady = false
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let isTold = false

  function cannotStart(why: unknown): void {
    if (!isTold) onCannotStart?.(why)
    isTold = true
  }
  if (!existsSync(workerFile)) cannotStart(new Error('It is not built. Run npm run build first.'))

  const ask = (request: MeasureRequest): Promise<Answer> =>
    new Promise((resolve) => {
      if (closed) return resolve(unanswered(request))
      waiting.push({ request, resolve })
      next()
    })

  async function askFacts(
    picture: Extract<MeasureRequest, { now: number }>['picture'],
    format: MediaFormat,
  ): Promise<PictureFacts> {
    const facts = await ask({ picture, format, now: now() })
    return typeof facts === 'object' && 'format' in facts ? facts : unknownFacts(format)
  }

  function next(): void {
    if (closed || current !== null || waiting.length === 0) return
    worker ??= startWorker()
    const job = isReady ? waiting.shift() : undefined
    if (job === undefined) return
    current = job
    timer = setTimeout(giveUp, timeoutMs, worker)
    const { request } = job
    const picture = 'picture' in request ? request.picture : null
    const isHead = picture !== null && 'head' in picture
    worker.postMessage(request, isHead ? [picture.head.buffer] : [])
  }

  function settle(answer: Answer): void {
    clearTimeout(timer)
    const job = current
    current = null
    job?.resolve(answer)
    next()
  }

  function startWorker(): Worker {
    // Its output is not ours: with --json nothing but events may reach stdout.
    const started = new Worker(workerFile, { name: 'measure', stdout: true, stderr: true })
    started.stdout.resume()
    started.stderr.resume()
    started.on('message', (reply: MeasureReply) => {
      if (started !== worker) return
      if (reply !== 'ready') return settle(reply)
      clearTimeout(timer)
      isReady = true
      next()
    })
    let why: unknown = new Error('It is not ready in time.')
    timer = setTimeout(() => giveUp(started, why), startMs)
    // 'exit' follows.
    started.on('error', (error) => {
      why = error
    })
    started.on('exit', () => giveUp(started, why))
    return started
  }

  /**
   * The picture it works on stays unmeasured. Its end is not waited for: a thread that hangs
   * outside JavaScript has none.
   */
  function giveUp(lost: Worker, why?: unknown): void {
    if (lost !== worker) return
    if (!isReady && !closed) cannotStart(why)
    worker = null
    clearTimeout(timer)
    void lost.terminate()
    // One that was never ready would fail again: the first picture in the line is given up instead.
    const failed = current ?? (isReady ? null : waiting.shift()) ?? null
    isReady = false
    current = failed
    if (failed === null) next()
    else settle(unanswered(failed.request))
  }

  return {
    async measure(head) {
      // A copy of its own: the caller's buffer may be part of a larger one, which would be sent
      // whole.
      const start = new Uint8Array(head.subarray(0, LIMITS.headBytes))
      const format = sniff(start)
      if (format && waiting.length >= MOST_HEADS) return unknownFacts(format)
      return format && askFacts({ head: start }, format)
    },
    async measureFile(path, known) {
      const format = known ?? sniff(await readHead(path))
      return format && askFacts({ path }, format)
    },
    isCutShort: async (path, format) => (await ask({ cutShort: path, format })) === true,
    isGarbled: async (path) => (await ask({ garbled: path })) === true,
    async findInnerPicture(path, format) {
      const answer = await ask({ inner: path, format })
      return typeof answer === 'object' && 'inner' in answer ? answer.inner : null
    },
    async close() {
      closed = true
      const lost = worker
      if (lost) giveUp(lost)
      for (const { request, resolve } of waiting.splice(0)) resolve(unanswered(request))
    },
  }
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(LIMITS.headBytes) })
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
