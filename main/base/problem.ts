import { PROBLEMS, type ProblemCode } from '../../contract/http'

/** An expected failure: its code stands in the table of the contract, its message is a sentence for a person. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly status: number
  /** Numbers that belong to it, told to the sender as they are. */
  readonly details: Readonly<Record<string, number>>

  constructor(
    readonly code: ProblemCode,
    { details = {}, ...options }: ErrorOptions & { details?: Record<string, number> } = {},
  ) {
    super(PROBLEMS[code].message, options)
    this.status = PROBLEMS[code].status
    this.details = details
  }
}

const CODE_OF_ERRNO: Partial<Record<string, ProblemCode>> = {
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
}

/** The problem behind an error of the file system; null where the error is not one that a person can do something about. */
export function fileProblem(error: unknown): ProblemError | null {
  if (error instanceof ProblemError) return error
  const code = CODE_OF_ERRNO[errnoOf(error) ?? '']
  return code ? new ProblemError(code, { cause: error }) : null
}

/** The system's name of an error, such as `EEXIST`; null for errors that are not the system's. */
export function errnoOf(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' ? code : null
}
