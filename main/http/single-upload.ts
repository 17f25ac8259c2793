import type { Context } from 'koa'
import { HEADERS } from '../../contract/http'
import { AppError, badRequest } from '../base/errors'
import { heicClaim } from '../library/photo'
import { sourceOf } from '../network/ipv4'
import type { Inbox } from '../uploads/inbox'
import { isPhoto } from '../uploads/inbox'
import type { SenderOf } from './phones'
import { contentLength, requestBody } from './request-body'
import { photoReceipt } from './uploads'
import { createResultWait, type Settled } from './wait-for-result'

/**
 * One photo as one raw request, for curl, shortcuts and small programs: answers 201 with the
 * photo's size in pixels. It cannot continue after a break; `uploads.ts` can.
 */
export function createSingleUpload(inbox: Inbox, senderOf: SenderOf, settled: Settled) {
  const waitForResult = createResultWait(settled)
  return async (ctx: Context, name: string): Promise<void> => {
    const length = contentLength(ctx)
    requireWhole(ctx, length)
    const upload = await inbox.create({
      id: null,
      name,
      length,
      sender: senderOf({ id: undefined, name: undefined }, ctx.ip, ctx.get('User-Agent')),
      source: sourceOf(ctx.ip),
      edge: null,
      metadata: '',
      wasHeic: heicClaim({ name, type: ctx.request.type, device: '' }),
      lastModified: null,
      resumable: false,
    })
    if (isPhoto(upload)) throw new Error('a new id found an old photo')
    const piece = { offset: 0, contentLength: length, uploadLength: null, checksum: null }
    const photo = await upload.append(requestBody(ctx), piece)
    if (photo === null) throw new AppError('BODY_ENDED_EARLY')
    await waitForResult(ctx, photo)
    ctx.status = 201
    ctx.body = photoReceipt(photo)
  }
}

/**
 * Refuses a request that says it holds a part of a photo, which would be saved as a broken one. RFC
 * 9110, 14.4: whoever does not support `Content-Range` in a PUT answers 400. `Upload-Complete` and
 * `Upload-Incomplete` are of draft-ietf-httpbis-resumable-upload, new and old.
 * @throws AppError BAD_REQUEST
 */
function requireWhole(ctx: Context, length: number | null): void {
  const whole = ctx.get(HEADERS.uploadLength)
  const saysPart: Record<string, boolean> = {
    'Content-Range': ctx.get('Content-Range') !== '',
    'Upload-Complete': ctx.get('Upload-Complete') === '?0',
    'Upload-Incomplete': ctx.get('Upload-Incomplete') === '?1',
    [HEADERS.uploadLength]: whole !== '' && whole !== String(length),
  }
  const header = Object.keys(saysPart).find((each) => saysPart[each])
  if (header !== undefined) throw badRequest(header)
}

/** The name in `X-FileName`: percent-encoded or plain UTF-8. Node decodes headers as Latin-1. */
export function fileNameHeader(header: string): string {
  const text = Buffer.from(header, 'latin1').toString('utf8')
  const plain = text.includes('\ufffd') ? header : text
  try {
    return decodeURIComponent(plain)
  } catch {
    // A name such as "100%.jpg" that was never encoded.
    return plain
  }
}
