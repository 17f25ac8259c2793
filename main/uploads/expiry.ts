import { AppError } from '../base/errors'
import type { Incoming } from './incoming'

const SWEEP_MS = 10 * 60 * 1000

export interface Expiring {
  /** Gives up at once what nobody has finished in time. */
  sweep(): Promise<void>
  stop(): void
}

/** Gives up, from now on, what nobody has finished in time, so that its part and the space promised to it are free again. */
export function expireUploads(uploads: () => Iterable<Incoming>): Expiring {
  async function sweep(): Promise<void> {
    const expired = [...uploads()].filter((upload) => upload.isExpired())
    // A part that cannot be removed now is removed at the next start.
    await Promise.allSettled(expired.map((each) => each.discard(new AppError('EXPIRED'))))
  }
  const sweeping = setInterval(() => void sweep(), SWEEP_MS).unref()
  return { sweep, stop: () => clearInterval(sweeping) }
}
