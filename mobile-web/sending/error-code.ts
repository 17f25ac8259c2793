import type { HttpErrorCode } from '../../contract/http'

/** The computer's errors that a person can understand or mend, and the sentence that tells of each. */
export const TOLD = {
  EMPTY_FILE: 'EMPTY_FILE',
  NOT_A_PHOTO: 'NOT_A_PHOTO',
  TOO_LARGE: 'TOO_LARGE',
  NOT_FOUND: 'NOT_FOUND',
  // Encryption has been switched on: the address of this page is an old one.
  ENCRYPTED_ONLY: 'NOT_FOUND',
  // The computer has another address, and with it another code.
  HOST_REFUSED: 'NOT_FOUND',
  PAUSED: 'PAUSED',
  WAITING_FOR_APPROVAL: 'WAITING_FOR_APPROVAL',
  REMOVED: 'REMOVED',
  FOLDER_GONE: 'FOLDER',
  FOLDER_READ_ONLY: 'FOLDER',
  DISK_FULL: 'DISK_FULL',
} as const satisfies Partial<Record<HttpErrorCode, string>>

/**
 * What went wrong as the page tells it. Its own words are for what only the page sees: `FAR` is unreachable for a long time, `INTERRUPTED`
 * are all hitches on the way (a damaged piece, two requests at once) that the next try mends, and `SAVE_FAILED` is everything else.
 */
export type ErrorCode =
  | (typeof TOLD)[keyof typeof TOLD]
  | 'UNREACHABLE'
  | 'FAR'
  | 'UNREADABLE'
  | 'INTERRUPTED'
  | 'SAVE_FAILED'
