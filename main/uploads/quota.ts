import type { Sender } from '../../contract/photo'
import { AppError, type HttpError } from '../base/errors'
import type { StoredUpload } from '../library/photo-index'
import type { ReceivingFolder } from '../library/receiving-folder'

/** Uploads under way in all; a phone has two or three. */
const MOST_UNFINISHED = 2048
/** Of one sender, so that none takes all the places. */
const MOST_UNFINISHED_OF_ONE = 256
const SWEEP_MS = 10 * 60 * 1000

/** What may be sent: how large a file may be, how many may be under way, and for how long. */
export interface Quota {
  /** @throws AppError TOO_LARGE where a file of this length is not taken */
  requireSize(bytes: number): void
  /**
   * Asks whether an upload may begin: a file that is neither empty nor too large, while few others
   * are under way, and with space on the disk beside all that was promised.
   * @throws AppError where it may not
   */
  admit(request: { length: number | null; sender: Sender }): Promise<void>
  close(): void
}

/** What is asked of an upload under way. */
interface UnderWay {
  readonly stored: Pick<StoredUpload, 'length' | 'sender'>
  offset(): number
  isExpired(): boolean
  discard(why: HttpError): Promise<void>
}

interface QuotaDeps {
  folder: Pick<ReceivingFolder, 'requireSpace'>
  maxBytes: number
  uploads(): readonly UnderWay[]
}

/**
 * From now on gives up what nobody has finished in time, so that its part and the space promised to
 * it are free again.
 */
export function createQuota({ folder, maxBytes, uploads }: QuotaDeps): Quota {
  const promisedBytes = () =>
    uploads().reduce(
      (sum, { stored, offset }) => sum + Math.max(0, (stored.length ?? 0) - offset()),
      0,
    )
  async function sweep(): Promise<void> {
    const expired = uploads().filter((upload) => upload.isExpired())
    // A part that cannot be removed now is removed at the next start.
    await Promise.allSettled(expired.map((each) => each.discard(new AppError('EXPIRED'))))
  }
  const sweeping = setInterval(() => void sweep(), SWEEP_MS).unref()

  function requireSize(bytes: number): void {
    if (bytes > maxBytes) throw new AppError('TOO_LARGE')
  }

  return {
    requireSize,
    async admit({ length, sender }) {
      if (length === 0) throw new AppError('EMPTY_FILE')
      requireSize(length ?? 0)
      await sweep()
      const ofSender = uploads().filter(({ stored }) => stored.sender.id === sender.id)
      if (uploads().length >= MOST_UNFINISHED || ofSender.length >= MOST_UNFINISHED_OF_ONE)
        throw new AppError('TOO_MANY_UPLOADS')
      await folder.requireSpace((length ?? 0) + promisedBytes())
    },
    close: () => clearInterval(sweeping),
  }
}
