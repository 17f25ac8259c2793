import type { HttpErrorCode } from '../../contract/http'
import { DUPLICATE } from '../state/notices'

/** The errors that a photo on its way can end with; the others are answers to requests and never reach the window. */
export const UPLOAD_ERRORS = [
  DUPLICATE,
  'BODY_ENDED_EARLY',
  'IDLE',
  'CHECKSUM_MISMATCH',
  'EMPTY_FILE',
  'TOO_LARGE',
  'NOT_A_PHOTO',
  'SAVE_FAILED',
  'EXPIRED',
  'FOLDER_GONE',
  'FOLDER_READ_ONLY',
  'DISK_FULL',
  'PAUSED',
  'NOT_FOUND',
  'INTERNAL',
] as const satisfies readonly (HttpErrorCode | typeof DUPLICATE)[]
