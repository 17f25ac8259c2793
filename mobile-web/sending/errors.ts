import type { HttpErrorCode } from '../../contract/http'
import { PhotoUnreadable } from './checksum'
import { Unreachable } from './request'

/** The computer’s errors that a person can understand or mend, and the sentence that tells of each. */
const TOLD = {
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

/** The computer answered, but not with what was asked for. `code` is null if the answer does not say. */
export class RequestError extends Error {
  declare readonly status: number
  declare readonly code: string | null

  constructor(status: number, code: string | null) {
    super(`${status} ${code ?? 'without a code'}`)
    Object.assign(this, { status, code })
  }
}

export interface Judgement {
  code: ErrorCode
  /** `endless`: it passes by itself. `short`: perhaps it does. `none`: the same request would fail again. */
  patience: 'endless' | 'short' | 'none'
  /** Whether a person may usefully ask for another try. */
  retryable: boolean
}

/** By status, because a code that this page does not know yet must be judged as well. */
const ENDLESS = new Set([408, 409, 423, 429, 503, 507])
const SHORT = new Set([410, 460, 500])
/** What the file itself is cannot change by sending it again. */
const FILE_ITSELF: ReadonlySet<ErrorCode> = new Set(['NOT_A_PHOTO', 'TOO_LARGE', 'EMPTY_FILE'])

/** Whether the page as a whole can go no further: its code is no longer right, or this phone is not wanted any more. */
export const endsEverything = (code: ErrorCode): boolean =>
  code === 'NOT_FOUND' || code === 'REMOVED'

/** What an error means for the photo that was being sent. */
export function judge(error: unknown): Judgement {
  if (error instanceof Unreachable) {
    return { code: 'UNREACHABLE', patience: 'endless', retryable: true }
  }
  if (error instanceof PhotoUnreadable) {
    return { code: 'UNREADABLE', patience: 'none', retryable: false }
  }
  if (!(error instanceof RequestError))
    return { code: 'SAVE_FAILED', patience: 'none', retryable: true }

  const { status } = error
  // The connection ended inside the body: the photo itself is fine.
  const isHitch = error.code === 'BODY_ENDED_EARLY' || ENDLESS.has(status) || SHORT.has(status)
  const told = new Map<string, ErrorCode>(Object.entries(TOLD)).get(error.code ?? '')
  const code = told ?? (isHitch && status !== 500 ? 'INTERRUPTED' : 'SAVE_FAILED')
  return { code, patience: patienceFor(error), retryable: !FILE_ITSELF.has(code) }
}

function patienceFor({ status, code }: RequestError): Judgement['patience'] {
  if (code === 'BODY_ENDED_EARLY' || ENDLESS.has(status)) return 'endless'
  // No code: something else answered in the computer's place, perhaps only for a moment.
  return code === null || SHORT.has(status) ? 'short' : 'none'
}

/** After so long out of reach it is no short gap in the Wi-Fi any more, milliseconds. */
const FAR_MS = 60_000

/**
 * Makes the verb that turns UNREACHABLE into FAR once it has lasted: then the person has to look what is wrong.
 * @param now a clock that never goes back, milliseconds
 */
export function createFar(now: () => number) {
  let since: number | null = null

  return (error: ErrorCode | null): ErrorCode | null => {
    if (error !== 'UNREACHABLE') {
      since = null
      return error
    }
    since ??= now()
    return now() - since >= FAR_MS ? 'FAR' : error
  }
}
