import type { Clock } from '../base/clock'

/** Unfinished uploads are kept this long, milliseconds. */
export const UPLOAD_LIFETIME_MS = 24 * 60 * 60 * 1000

export interface UploadAge {
  isExpired(): boolean
  /** By the date at the start of this run, milliseconds since 1970. */
  expiresAt: number
}

/**
 * How long an upload has been unfinished. The date is believed once, at the start of this run; from then on its jumps count for nothing,
 * so that setting the clock right throws no photo away.
 * @param createdAt milliseconds since 1970
 */
export function createUploadAge(createdAt: number, { now, elapsed }: Clock): UploadAge {
  const before = Math.max(0, now() - createdAt)
  const start = elapsed()
  return {
    isExpired: () => before + elapsed() - start >= UPLOAD_LIFETIME_MS,
    expiresAt: Math.min(createdAt, now()) + UPLOAD_LIFETIME_MS,
  }
}
