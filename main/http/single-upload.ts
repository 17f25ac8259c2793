import type { Context } from 'koa'
import { HEADERS } from '../../contract/http'
import { AppError } from '../base/errors'
import { heicClaim } from '../library/photo'
import { sourceOf } from '../network/ipv4'
import type { Inbox } from '../uploads/inbox'
import { isPhoto } from '../uploads/inbox'
import { formBoundary } from './form-parts'
import { createFormUpload, type SavePhoto } from './form-upload'
import { fileNameOf, headerText, readHeaderParameters } from './header-parameters'
import type { Landing } from './landing'
import { requireWhole } from './refuse-parts'
import { contentLength, requestBody } from './request-body'
import type { SenderOf } from './sender'
import { photoReceipt } from './uploads'
import { createResultWait, type Settled } from './wait-for-result'

/**
 * Photos as one request, for curl, shortcuts and small programs: one raw, or the files of a form.
 * Answers 201 with each photo's size in pixels. It cannot continue after a break; `uploads.ts` can.
 */
export function createSingleUpload({
  inbox,
  senderOf,
  settled,
  tellSaved,
  requireCode,
}: {
  inbox: Inbox
  senderOf: SenderOf
  settled: Settled
  tellSaved: Landing['tellSaved']
  /** @throws AppError where there is a new code: the files of a form come one after the other */
  requireCode: (ctx: Context) => void
}) {
  const waitForResult = createResultWait(settled)
  const save: SavePhoto = async (ctx, { name, type, length }, body) => {
    requireCode(ctx)
    const upload = await inbox.create({
      id: null,
      name,
      length,
      sender: senderOf({ id: undefined, name: undefined }, ctx.ip, ctx.get('User-Agent')),
      source: sourceOf(ctx.ip),
      edge: null,
      metadata: '',
      wasHeic: heicClaim({ name, type, device: '' }),
      lastModified: null,
      resumable: false,
      canRestart: false,
    })
    if (isPhoto(upload)) throw new Error('a new id found an old photo')
    const photo = await upload.append(body(upload), {
      ...{ offset: 0, contentLength: length, uploadLength: null, isLast: true, checksum: null },
    })
    if (photo === null) throw new AppError('BODY_ENDED_EARLY')
    return photo
  }
  const saveForm = createFormUpload(save, waitForResult, tellSaved)

  /** @param name what the photo is called where the request does not say it in another way */
  return async (ctx: Context, name: string): Promise<void> => {
    const length = contentLength(ctx)
    requireWhole(ctx, length)
    const boundary = formBoundary(ctx.get('Content-Type'))
    if (boundary !== null) return saveForm(ctx, boundary, name)
    const said = { name, type: ctx.request.type, length }
    const photo = await save(ctx, said, () => requestBody(ctx))
    await waitForResult(ctx, photo)
    ctx.status = 201
    ctx.body = photoReceipt(photo)
  }
}

/** The name that a request gives its photo beside its address; empty where it gives none. */
export const givenName = (ctx: Context): string =>
  fileNameHeader(ctx.get(HEADERS.fileName)) ||
  (fileNameOf(readHeaderParameters(ctx.get('Content-Disposition'))) ?? '')

/** The name in `X-FileName`: percent-encoded or plain UTF-8. Node decodes headers as Latin-1. */
export function fileNameHeader(header: string): string {
  const plain = headerText(header)
  try {
    return decodeURIComponent(plain)
  } catch {
    // A name such as "100%.jpg" that was never encoded.
    return plain
  }
}
