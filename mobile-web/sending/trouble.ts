import type { ProblemCode } from '../../contract/http'
import { PhotoUnreadable } from './checksum'
import { Unreachable } from './request'

/** The computer's problems that a person can understand or mend: each has its sentence in every language. */
const TOLD = [
  'EMPTY_FILE',
  'NOT_A_PHOTO',
  'TOO_LARGE',
  'HOST_REFUSED',
  'NOT_FOUND',
  'PAUSED',
  'FOLDER_GONE',
  'FOLDER_READ_ONLY',
  'DISK_FULL',
  'SAVE_FAILED',
  'INTERNAL',
] as const satisfies readonly ProblemCode[]

/**
 * What went wrong as the page tells it. Its own words are for what only the page sees, and `INTERRUPTED` for
 * all hitches on the way (a damaged piece, two requests at once) that the next try mends.
 */
export type TroubleCode =
  | (typeof TOLD)[number]
  | 'UNREACHABLE'
  | 'UNREADABLE'
  | 'INTERRUPTED'
  | 'UNEXPECTED'

/** The computer answered, but not with what was asked for. `code` is null if the answer does not say. */
export class Refusal extends Error {
  override name = 'Refusal'
  constructor(
    readonly status: number,
    readonly code: string | null,
  ) {
    super(`${status} ${code ?? 'without a code'}`)
  }
}

export interface Trouble {
  code: TroubleCode
  /** `endless`: it passes by itself. `short`: perhaps it does. `none`: the same request would fail again. */
  patience: 'endless' | 'short' | 'none'
  /** Whether a person may usefully ask for another try. */
  retryable: boolean
}

/** By status, because a code that this page does not know yet must be judged as well. */
const ENDLESS = new Set([408, 409, 423, 429, 503, 507])
const SHORT = new Set([410, 460, 500])
/** What the file itself is cannot change by sending it again. */
const FILE_ITSELF: ReadonlySet<TroubleCode> = new Set(['NOT_A_PHOTO', 'TOO_LARGE', 'EMPTY_FILE'])

/** What an error means for the photo that was being sent. */
export function judge(error: unknown): Trouble {
  if (error instanceof Unreachable) {
    return { code: 'UNREACHABLE', patience: 'endless', retryable: true }
  }
  if (error instanceof PhotoUnreadable) {
    return { code: 'UNREADABLE', patience: 'none', retryable: false }
  }
  if (!(error instanceof Refusal)) return { code: 'UNEXPECTED', patience: 'none', retryable: true }

  const { status } = error
  // The connection ended inside the body: the photo itself is fine.
  const isHitch = error.code === 'BODY_ENDED_EARLY' || ENDLESS.has(status) || SHORT.has(status)
  const told = TOLD.find((known) => known === error.code)
  const code = told ?? (isHitch ? 'INTERRUPTED' : 'UNEXPECTED')
  return { code, patience: patienceFor(error), retryable: !FILE_ITSELF.has(code) }
}

function patienceFor({ status, code }: Refusal): Trouble['patience'] {
  if (code === 'BODY_ENDED_EARLY' || ENDLESS.has(status)) return 'endless'
  // No code: something else answered in the computer's place, perhaps only for a moment.
  return code === null || SHORT.has(status) ? 'short' : 'none'
}
