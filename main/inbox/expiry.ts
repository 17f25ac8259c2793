import { ProblemError } from '../problem'
import type { Incoming } from './incoming'

/** Unfinished uploads are kept this long, milliseconds. */
export const UPLOAD_LIFETIME_MS = 24 * 60 * 60 * 1000
const SWEEP_MS = 10 * 60 * 1000

/** When an unfinished upload is given up, milliseconds since 1970. */
export const expiresAt = ({ createdAt }: { createdAt: number }): number =>
  createdAt + UPLOAD_LIFETIME_MS

/**
 * Gives up, from now on, what nobody has finished in time, so that its part and the space promised to it are free again.
 * @returns stops it
 */
export function expireUploads(uploads: () => Iterable<Incoming>): () => void {
  const sweep = () => {
    for (const upload of [...uploads()]) {
      if (!upload.isExpired()) continue
      // A part that cannot be removed now is removed at the next start.
      upload.discard(new ProblemError('BODY_ENDED_EARLY')).catch(() => {})
    }
  }
  const sweeping = setInterval(sweep, SWEEP_MS).unref()
  return () => clearInterval(sweeping)
}
