import type { Context } from 'koa'
import { type ErrorBody, HTTP_ERRORS, type HttpErrorCode } from '../../contract/http'
import type { HttpError } from '../base/errors'

/** Of draft-ietf-httpbis-resumable-upload, with the titles that it registers. */
const PROBLEMS = {
  'mismatching-upload-offset': 'Mismatching Upload Offset',
  'completed-upload': 'Upload Is Completed',
  'inconsistent-upload-length': 'Inconsistent Upload Length Values',
} as const

/**
 * Answers with problem details (RFC 9457), which have the error of all other answers as a member
 * of their own.
 * @param members further ones that the type defines
 */
export function answerProblem(
  ctx: Context,
  type: keyof typeof PROBLEMS,
  { code, message }: HttpError,
  members: Readonly<Record<string, number>> = {},
): void {
  const { status } = HTTP_ERRORS[code satisfies HttpErrorCode]
  const error: ErrorBody['error'] = { code, message }
  ctx.status = status
  ctx.set('Content-Type', 'application/problem+json')
  ctx.body = {
    type: `https://iana.org/assignments/http-problem-types#${type}`,
    title: PROBLEMS[type],
    status,
    ...members,
    error,
  }
}
