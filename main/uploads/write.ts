import type { Readable } from 'node:stream'
import { createBatch } from '../base/chunks'
import type { Part } from '../library/disk-threads'
import type { BodyMemory } from './body-memory'

// Measured: writes of about 1 MiB, one in flight while the next fills, move twice what a piped
// write stream does.
const BATCH_BYTES = 1024 * 1024

/** How a body ended. Whatever came before stands on disk in each case. */
export type BodyEnd = 'complete' | 'cut' | 'idle' | 'taken-over'

export interface WriteBodyOptions {
  /** Where in the file the body's first byte goes. */
  position: number
  /**
   * A body without a byte for this long is `idle`, milliseconds; one that waits for the disk is
   * not.
   */
  idleMs: number
  /** Shared by all bodies. */
  memory: BodyMemory
  /** Ends the body as `taken-over`. */
  signal: AbortSignal
  /**
   * Called with each chunk in order, before it is written and moved away; what it throws ends the
   * body and rejects.
   */
  onBytes(chunk: Buffer): void
  /**
   * Called before bytes are written; what it resolves with is called once they are, or could not
   * be. What it throws ends the body and rejects.
   */
  onWrite(bytes: number): Promise<() => void>
  /**
   * Called after each write with the body's bytes that stand in the file; what it throws ends the
   * body and rejects.
   */
  onWritten(bytes: number): Promise<void>
}

/**
 * Writes a request's body into an open part, with at most two batches in memory, and what comes in
 * one chunk where the memory of all bodies is used up. Resolves with how it ended and the bytes
 * written; rejects with the file system's error or what `onBytes` threw, and then the body is left
 * paused with its rest unread.
 */
export function writeBody(
  body: Readable,
  part: Pick<Part, 'write'>,
  options: WriteBodyOptions,
): Promise<{ end: BodyEnd; bytes: number }> {
  return new Promise((resolve, reject) => {
    const waiting = createBatch()
    let written = 0
    let writing = false
    let end: BodyEnd | null = null
    let failure: unknown = null

    const idle = setTimeout(() => {
      if (writing && body.isPaused()) idle.refresh()
      else stop('idle')
    }, options.idleMs)
    const share = options.memory.join(() => pump())
    const onEnd = () => stop('complete')
    const onCut = () => stop('cut')
    const onTakenOver = () => stop('taken-over')

    const onData = (chunk: Buffer) => {
      idle.refresh()
      try {
        options.onBytes(chunk)
      } catch (error) {
        fail(error)
        return
      }
      waiting.add(chunk)
      share.add(chunk.length)
      pump()
      flow()
    }

    const isMuch = () => waiting.bytes() >= BATCH_BYTES || options.memory.isFull()
    const flow = () => {
      if (end !== null) return
      if (writing && isMuch()) body.pause()
      else if (body.isPaused()) body.resume()
    }

    const stop = (how: BodyEnd) => {
      if (end !== null) return
      end = how
      clearTimeout(idle)
      body.pause()
      body.off('data', onData).off('end', onEnd).off('close', onCut)
      options.signal.removeEventListener('abort', onTakenOver)
      pump()
    }

    const fail = (error: unknown) => {
      failure ??= error
      stop('cut')
    }

    const pump = () => {
      if (writing) return
      const due = waiting.bytes() > 0 && (isMuch() || end !== null)
      if (due && failure === null) {
        const bytes = waiting.bytes()
        const batch = waiting.take()
        writing = true
        options
          .onWrite(bytes)
          .then((done) => part.write(batch, options.position + written).finally(done))
          .then(() => {
            written += bytes
            return options.onWritten(written)
          })
          .catch(fail)
          .finally(() => {
            writing = false
            share.remove(bytes)
            pump()
            flow()
          })
      } else if (end !== null) {
        share.close()
        if (failure === null) resolve({ end, bytes: written })
        else reject(failure)
      }
    }

    // A connection that breaks raises 'error' and then 'close'; the second one ends the body, the
    // first must only not be unheard.
    body.on('error', () => {})
    if (body.destroyed || options.signal.aborted) {
      stop(body.destroyed ? 'cut' : 'taken-over')
      return
    }
    body.on('data', onData).on('end', onEnd).on('close', onCut)
    options.signal.addEventListener('abort', onTakenOver)
  })
}
