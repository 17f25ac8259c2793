import { HTTP_ERRORS, type HttpErrorCode } from '../../contract/http'
import { errorText, type Notice } from '../../contract/notice'
import { createTranslate } from '../../contract/translate'
import english from '../../locales/en.json'

/** What the terminal speaks. */
const t = createTranslate('en', english)

export type ErrorCode = HttpErrorCode | Notice['code']

/** The values that belong to a code: those of its sentence, or the bytes that DISK_FULL lacks. */
type Details<Code extends ErrorCode> = Code extends HttpErrorCode
  ? { need?: number; free?: number }
  : Omit<Extract<Notice, { code: Code }>, 'code'>

/** `message` is for the terminal, where it can say more than the sentence of the code. */
type Options<Code extends ErrorCode> = ErrorOptions & {
  message?: string
} & (object extends Details<Code> ? { details?: Details<Code> } : { details: Details<Code> })

/**
 * An expected error. Its code stands in the table of one border: `HTTP_ERRORS` for what a phone is
 * answered, `Notice` for what the person at this computer is told. Elsewhere it is unforeseen.
 */
export class AppError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'AppError'
  readonly details: Details<Code>

  constructor(
    readonly code: Code,
    ...[options]: object extends Options<Code> ? [Options<Code>?] : [Options<Code>]
  ) {
    const details = options?.details ?? ({} as Details<Code>)
    super(options?.message ?? messageOf({ code, ...details } as CodeAndDetails), options)
    this.details = details
  }
}

/** What a phone can be answered. */
export type HttpError = AppError<HttpErrorCode>

type CodeAndDetails = Notice | { code: HttpErrorCode }
const isOfHttp = (error: { code: ErrorCode }): error is { code: HttpErrorCode } =>
  Object.hasOwn(HTTP_ERRORS, error.code)

const messageOf = (error: CodeAndDetails): string =>
  isOfHttp(error) ? HTTP_ERRORS[error.code].message : errorText(t, error)

/** The sentence of a notice as the terminal says it. */
export const sentenceOf = (notice: Notice): string => errorText(t, notice)

/** @param where the header or the field that is not valid */
export const badRequest = (where: string) =>
  new AppError('BAD_REQUEST', { message: `The request is not valid: ${where}.` })

/**
 * The notice that the window shows for an error.
 * @param report gets one that is unforeseen, or has a cause that the notice does not tell
 */
export function noticeOf(error: unknown, report: (error: unknown) => void): Notice {
  const known = error instanceof AppError && !isOfHttp(error) ? (error as AppError) : null
  if (known === null || known.cause !== undefined) report(error)
  return known ? ({ code: known.code, ...known.details } as Notice) : { code: 'UNFORESEEN' }
}

const HTTP_CODES: Partial<Record<string, HttpErrorCode>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EFBIG: 'TOO_LARGE',
  ENOENT: 'FOLDER_GONE',
  ENOTDIR: 'FOLDER_GONE',
  ENODEV: 'FOLDER_GONE',
  EACCES: 'FOLDER_READ_ONLY',
  EPERM: 'FOLDER_READ_ONLY',
  EROFS: 'FOLDER_READ_ONLY',
  EIO: 'SAVE_FAILED',
  // No file descriptor is free, in this process or in the system: a moment later one may be.
  EMFILE: 'BUSY',
  ENFILE: 'BUSY',
  // Windows: another program has the file to itself.
  EBUSY: 'BUSY',
}

/**
 * What a phone is answered after an error of the receiving folder; null where nobody can mend it.
 */
export function fileError(error: unknown): HttpError | null {
  if (error instanceof AppError && isOfHttp(error)) return error
  const code = HTTP_CODES[errnoOf(error) ?? '']
  return code ? new AppError(code, { cause: error }) : null
}

const WRITE_CODES: Partial<Record<string, 'NO_SPACE' | 'TARGET_READ_ONLY'>> = {
  ENOSPC: 'NO_SPACE',
  EDQUOT: 'NO_SPACE',
  EACCES: 'TARGET_READ_ONLY',
  EPERM: 'TARGET_READ_ONLY',
  EROFS: 'TARGET_READ_ONLY',
}

/** Why a copy or an export could not be written. What is known of a photo stays as it is. */
export function writeError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause
  return new AppError(WRITE_CODES[errnoOf(cause) ?? ''] ?? 'NOT_WRITTEN', { cause })
}

/** The system's name of an error, such as `EEXIST`; null for errors that are not the system's. */
export function errnoOf(error: unknown): string | null {
  if (error instanceof AppError) return null
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' ? code : null
}
