import type { Receiving } from '../../contract/handed'
import type { HttpErrorCode } from '../../contract/http'
import { PhotoUnreadable } from './checksum'
import { Unreachable } from './request'

/** Errors of the file itself, which a retry cannot solve. */
const OF_FILE = ['EMPTY_FILE', 'NOT_A_PHOTO', 'NOT_A_PHOTO_OR_VIDEO', 'TOO_LARGE'] as const

/**
 * The computer's errors that a person can understand or solve: those with a sentence of their own,
 * then those with another one's.
 */
const TOLD = [
  ...OF_FILE,
  ...(['NOT_FOUND', 'PAUSED', 'WAITING_FOR_APPROVAL', 'REMOVED', 'GIVEN_UP', 'DISK_FULL'] as const),
] satisfies HttpErrorCode[]
const SENTENCE_OF = {
  // The computer has another port or scheme, so its page has another origin. What this phone has
  // sent is known to the old origin alone.
  ENCRYPTED_ONLY: 'MOVED',
  HOST_REFUSED: 'MOVED',
  FOLDER_GONE: 'FOLDER',
  FOLDER_READ_ONLY: 'FOLDER',
} as const satisfies Partial<Record<HttpErrorCode, string>>

/**
 * What went wrong, by the key of its sentence. `FAR` is unreachable for a long time, `CLOSED` since
 * the program there was ended, `OFFLINE` while the phone has no Wi-Fi. `INTERRUPTED` is a failure
 * that a retry solves (a damaged piece, two requests at once). `SAVE_FAILED` is the rest.
 */
export type ErrorCode =
  | (typeof TOLD)[number]
  | (typeof SENTENCE_OF)[keyof typeof SENTENCE_OF]
  | 'UNREACHABLE'
  | 'FAR'
  | 'CLOSED'
  | 'OFFLINE'
  | 'UNREADABLE'
  | 'INTERRUPTED'
  | 'SAVE_FAILED'

/** An answer that is no success. `code` is null if the answer has none. */
export class RequestError extends Error {
  declare readonly status: number
  declare readonly code: string | null

  constructor(status: number, code: string | null) {
    super(`${status} ${code}`)
    Object.assign(this, { status, code })
  }
}

export interface Judgement {
  code: ErrorCode
  /**
   * `endless`: retry until it passes. `short`: retry a few times. `none`: a retry would fail again.
   */
  patience: 'endless' | 'short' | 'none'
  /** Whether a person may retry. */
  retryable: boolean
}

/** By status, so that an unknown code is judged as well. */
const ENDLESS = new Set([408, 409, 423, 429, 503, 507])
const SHORT = new Set([410, 460, 500])
export const isRefusal = (code: ErrorCode): boolean => OF_FILE.some((each) => each === code)

/** Whether nothing more can be sent: code or address have changed, or this phone was removed. */
export const endsEverything = (code: ErrorCode): boolean =>
  code === 'NOT_FOUND' || code === 'MOVED' || code === 'REMOVED'

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
  // The connection ended inside the body. The photo itself is fine.
  const isHitch = error.code === 'BODY_ENDED_EARLY' || ENDLESS.has(status) || SHORT.has(status)
  const shown =
    TOLD.find((each) => each === error.code) ??
    new Map<string, ErrorCode>(Object.entries(SENTENCE_OF)).get(error.code ?? '')
  const code = shown ?? (isHitch && status !== 500 ? 'INTERRUPTED' : 'SAVE_FAILED')
  const retryable = !isRefusal(code) && !endsEverything(code)
  return { code, patience: patienceFor(error), retryable }
}

function patienceFor({ status, code }: RequestError): Judgement['patience'] {
  // Whoever gave it up does not want it sent again at once.
  if (code === 'GIVEN_UP') return 'none'
  if (code === 'BODY_ENDED_EARLY' || ENDLESS.has(status)) return 'endless'
  // Without a code something else answered, such as a captive portal.
  return code === null || SHORT.has(status) ? 'short' : 'none'
}

/** How long a gap in the Wi-Fi may last before a person has to look, milliseconds. */
const FAR_MS = 60_000

/** What is known of the way to the computer. */
export interface Way {
  /** What the computer said last of itself. */
  receiving: Receiving['state']
  /** Nothing of it was heard at the last questions. */
  isLost: boolean
  /** The phone says that it is in no Wi-Fi. */
  isOffline: boolean
}

/**
 * Who is the cause, of what hinders a photo and what is known of the way; null where nothing is in
 * the way. Without a photo to send it is the same, so that it is said before one is chosen.
 * @param now monotonic clock, milliseconds
 */
export function createCause(now: () => number) {
  let since: number | null = null

  return (error: ErrorCode | null, { receiving, isLost, isOffline }: Way): ErrorCode | null => {
    const hindrance = error ?? (isLost ? 'UNREACHABLE' : null)
    if (hindrance !== 'UNREACHABLE') since = null
    if (hindrance === null) return receiving === 'stopped' ? 'PAUSED' : null
    if (hindrance !== 'UNREACHABLE') return hindrance
    since ??= now()
    if (receiving === 'closed') return 'CLOSED'
    if (isOffline) return 'OFFLINE'
    return now() - since >= FAR_MS ? 'FAR' : hindrance
  }
}

/** Whether the phone knows that it is in no Wi-Fi. Only Android tells what it uses instead. */
export function isOffline(phone: Pick<Navigator, 'onLine'> & { connection?: { type?: string } }) {
  return !phone.onLine || phone.connection?.type === 'cellular'
}
