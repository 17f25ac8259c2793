import { AppError } from '../base/errors'
import type { ReceivingFolder } from '../library/receiving-folder'
import type { NewUpload } from './inbox'
import type { Incoming } from './incoming'

/** Uploads under way in all; a phone has two or three. */
const MOST_UNFINISHED = 2048
/** Of one sender, so that none takes all the places. */
const MOST_UNFINISHED_OF_ONE = 256

interface AdmissionDeps {
  folder: ReceivingFolder
  maxBytes: number
  uploads(): Incoming[]
  /** Gives up what is past its time, so that it takes no place. */
  sweep(): Promise<void>
}

/**
 * Says what may begin: a file that is not empty and not too large, while there is a place for it, and room on the disk beside all that was promised.
 * @returns a function that throws an AppError where it may not
 */
export function createAdmission({ folder, maxBytes, uploads, sweep }: AdmissionDeps) {
  const promisedBytes = () =>
    uploads().reduce(
      (sum, { stored, offset }) => sum + Math.max(0, (stored.length ?? 0) - offset()),
      0,
    )

  return async ({ length, sender }: NewUpload): Promise<void> => {
    if (length === 0) throw new AppError('EMPTY_FILE')
    if ((length ?? 0) > maxBytes) throw new AppError('TOO_LARGE')
    await sweep()
    const ofSender = uploads().filter(({ stored }) => stored.sender.id === sender.id)
    if (uploads().length >= MOST_UNFINISHED || ofSender.length >= MOST_UNFINISHED_OF_ONE)
      throw new AppError('TOO_MANY_UPLOADS')
    await folder.requireRoom((length ?? 0) + promisedBytes())
  }
}
