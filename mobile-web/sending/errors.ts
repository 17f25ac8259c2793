import { type ErrorCode, TOLD } from './error-code'
import { PhotoUnreadable } from './photo-bytes'
import { Unreachable } from './request'

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
