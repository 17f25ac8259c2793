import {
  closeSync,
  constants,
  ftruncateSync,
  futimesSync,
  openSync,
  readSync,
  unlinkSync,
  writevSync,
} from 'node:fs'
import { MessageChannel, parentPort } from 'node:worker_threads'
import { errnoOf } from '../base/errors'
import { type ToldError, toldError } from '../base/thread-error'
import { retryWhileScanned } from '../base/write-whole'
import { type ChecksumAlgorithm, createDigest, type Digest } from './checksum'
import { type CommitTarget, commitPart, dateFile, removePart } from './commit'

/** What the thread does with a part: one thing after the other. */
export type DiskRequest =
  | { open: string; isNew: boolean; algorithm: ChecksumAlgorithm | null }
  | { write: Uint8Array[]; position: number }
  /** So many bytes from its start. */
  | { read: number }
  | { truncate: number }
  | { commit: CommitTarget; date: Date }
  /** That a commit may take its next step, or not. */
  | { goOn: boolean }
  | { close: 'keep' | 'remove' }

/** A part by its number, or that nothing more comes. */
export type DiskMessage = { part: number; request: DiskRequest } | 'end'

/** The digest of what was written since it was opened; the bytes read; the name it got. */
export type DiskAnswer = Uint8Array | string | null

/** Before a step of a commit, as in `CommitSteps`. */
export type DiskStep = { name: string } | 'reservation'

export type DiskReply = { part: number } & (
  | { answer: DiskAnswer }
  | { error: ToldError }
  | { step: DiskStep }
)

interface Part {
  fd: number
  path: string
  digest: Digest | null
  /** Lets a commit that waits take its next step, or ends it. */
  goOn(may: boolean): void
}

/** Photos are as readable as their owner's other files, and never executable. */
const PART_MODE = 0o666

const port = parentPort
if (port === null) throw new Error('disk-worker runs in a worker thread, see disk-threads.ts')

const { port1: nobody } = new MessageChannel()
nobody.close()

const parts = new Map<number, Part>()

port.on('message', (message: DiskMessage) => {
  if (message === 'end') port.close()
  else if ('goOn' in message.request) parts.get(message.part)?.goOn(message.request.goOn)
  else void reply(message.part, message.request)
})

async function reply(part: number, request: DiskRequest): Promise<void> {
  const tell = (reply: DiskReply) => port?.postMessage(reply)
  try {
    const ask = (step: DiskStep) => tell({ part, step })
    tell({ part, answer: await answer(part, request, ask) })
  } catch (error) {
    tell({ part, error: toldError(error) })
  }
}

async function answer(
  number: number,
  request: DiskRequest,
  ask: (step: DiskStep) => void,
): Promise<DiskAnswer> {
  if ('open' in request) {
    const { open: path, isNew, algorithm } = request
    const digest = algorithm && createDigest(algorithm)
    parts.set(number, { fd: await openPath(path, isNew), path, digest, goOn() {} })
    return digest?.value() ?? null
  }
  const part = parts.get(number)
  if (part === undefined) throw new Error('This part is not open.')
  const { fd, path, digest } = part
  if ('write' in request) {
    for (const bytes of request.write) digest?.update(bytes)
    writeAll(fd, request.write, request.position)
    free(request.write)
    return digest?.value() ?? null
  }
  if ('read' in request) {
    const bytes = new Uint8Array(request.read)
    return bytes.subarray(0, readSync(fd, bytes, 0, bytes.length, 0))
  }
  if ('commit' in request) {
    dateFile(request.date, (date) => futimesSync(fd, date, date))
    const step = (next: DiskStep) =>
      new Promise<void>((resolve, reject) => {
        part.goOn = (may) => (may ? resolve() : reject(new Error('The commit may not go on.')))
        ask(next)
      })
    return commitPart(fd, path, request.commit, {
      beforeName: (name) => step({ name }),
      beforeReservation: () => step('reservation'),
    })
  }
  if ('truncate' in request) ftruncateSync(fd, request.truncate)
  if ('close' in request) {
    parts.delete(number)
    closeSync(fd)
    if (request.close === 'remove') await removePart(path, unlinkSync)
  }
  return null
}

/**
 * Gives memory back at once, by moving it to nobody: what waits for the garbage collector were 64
 * MiB in each thread.
 */
function free(batch: readonly Uint8Array[]): void {
  nobody.postMessage(null, batch.map(({ buffer }) => buffer) as ArrayBuffer[])
}

/**
 * Opens a part, never through a link. A new one is a file of its own: what has its name, say after
 * a crash, may be a photo under another name, and goes.
 */
async function openPath(path: string, isNew: boolean): Promise<number> {
  const { O_RDWR, O_CREAT, O_EXCL, O_NOFOLLOW } = constants
  // Windows has no O_NOFOLLOW.
  const flags = O_RDWR | (isNew ? O_CREAT | O_EXCL : 0) | (O_NOFOLLOW ?? 0)
  const open = () => retryWhileScanned(() => openSync(path, flags, PART_MODE))
  try {
    return await open()
  } catch (error) {
    if (!isNew || errnoOf(error) !== 'EEXIST') throw error
    await retryWhileScanned(() => unlinkSync(path))
    return await open()
  }
}

/** `writev` may write less than it was given, as a disk does that is just full. */
function writeAll(fd: number, batch: Uint8Array[], position: number): void {
  let rest = batch
  let done = 0
  while (rest.length > 0) {
    const written = writevSync(fd, rest, position + done)
    done += written
    rest = withoutFirst(rest, written)
  }
}

function withoutFirst(buffers: Uint8Array[], bytes: number): Uint8Array[] {
  let skip = bytes
  let first = 0
  for (const buffer of buffers) {
    if (skip < buffer.length) break
    skip -= buffer.length
    first += 1
  }
  const rest = buffers.slice(first)
  const head = rest[0]
  if (head && skip > 0) rest[0] = head.subarray(skip)
  return rest
}
