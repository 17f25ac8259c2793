import type { Context } from 'koa'
import { HEADERS } from '../../contract/http'
import { AppError, badRequest } from '../base/errors'

/**
 * Refuses a request that says it holds a part of a photo, which would be saved as a broken one. RFC
 * 9110, 14.5: whoever does not support `Content-Range` in a PUT answers 400. `Upload-Complete` and
 * `Upload-Incomplete` are of draft-ietf-httpbis-resumable-upload, new and old.
 * @param length of the body; null where it is not announced
 * @throws AppError BAD_REQUEST, LONGER_THAN_ANNOUNCED
 */
export function requireWhole(ctx: Context, length: number | null): void {
  const whole = ctx.get(HEADERS.uploadLength)
  if (length !== null && /^\d+$/.test(whole) && Number(whole) < length)
    throw new AppError('LONGER_THAN_ANNOUNCED')
  const saysPart: Record<string, boolean> = {
    'Content-Range': ctx.get('Content-Range') !== '',
    [HEADERS.uploadComplete]: ctx.get(HEADERS.uploadComplete).includes('?0'),
    [HEADERS.uploadIncomplete]: ctx.get(HEADERS.uploadIncomplete).includes('?1'),
    [HEADERS.uploadLength]: whole !== '' && whole !== String(length),
    [HEADERS.uploadOffset]: Number(ctx.get(HEADERS.uploadOffset)) !== 0,
  }
  const header = Object.keys(saysPart).find((each) => saysPart[each])
  if (header !== undefined) throw badRequest(header)
  for (const [name, values = ''] of Object.entries(ctx.query))
    for (const value of [values].flat()) requireSinglePart(name, value)
}

/** Where upload scripts say into how many parts they have cut a file, before they send one. */
const COUNTS_OF_PARTS = new Set([
  'chunks', // Plupload
  'dztotalchunkcount', // Dropzone
  'flowTotalChunks', // flow.js
  'qqtotalparts', // Fine Uploader
  'resumableTotalChunks', // Resumable.js
  'totalChunks',
])

export const countsParts = (field: string): boolean => COUNTS_OF_PARTS.has(field)

/** The same, as such scripts say it in a field of their form or in the address. */
export function requireSinglePart(field: string, text: string): void {
  if (countsParts(field) && Number(text) > 1) throw badRequest(field)
}
