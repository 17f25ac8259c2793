import type { HttpErrorCode } from '../../contract/http'
import type { DUPLICATE } from '../state/notices'

/** The errors that a photo on its way can end with; the others are answers to requests and never reach the window. */
export type UploadErrorCode =
  | typeof DUPLICATE
  | Extract<
      HttpErrorCode,
      | 'BODY_ENDED_EARLY'
      | 'IDLE'
      | 'CHECKSUM_MISMATCH'
      | 'EMPTY_FILE'
      | 'TOO_LARGE'
      | 'NOT_A_PHOTO'
      | 'SAVE_FAILED'
      | 'EXPIRED'
      | 'FOLDER_GONE'
      | 'FOLDER_READ_ONLY'
      | 'DISK_FULL'
      | 'PAUSED'
      | 'NOT_FOUND'
      | 'INTERNAL'
    >

/** What happened; then that nothing is lost and what to do. */
export interface ErrorText {
  what: string
  next: string
}
