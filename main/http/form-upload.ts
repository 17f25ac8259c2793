import type { Readable } from 'node:stream'
import type { Context } from 'koa'
import { type FormAnswer, HTTP_ERRORS, LIMITS } from '../../contract/http'
import type { Photo } from '../../contract/photo'
import { AppError, badRequest, fileError, type HttpError } from '../base/errors'
import type { Incoming } from '../uploads/incoming'
import { type FormPart, readForm } from './form-parts'
import { createPace } from './pace'
import { fieldOfPart, tellsOfParts } from './refuse-parts'
import { requestBody } from './request-body'
import { photoReceipt } from './uploads'

/** What a sender says of a photo. */
export interface SaidOfPhoto {
  name: string
  /** Its media type, may be empty. */
  type: string
  /** Bytes; null while unknown. */
  length: number | null
}

/**
 * Saves one body as a photo.
 * @param body called once the photo is admitted
 * @throws AppError
 */
export type SavePhoto = (
  ctx: Context,
  said: SaidOfPhoto,
  body: (upload: Incoming) => Readable,
) => Promise<Photo>

/** Holds the answer until the command has run for a photo, where the sender wants that. */
type WaitForResult = (ctx: Context, photo: Photo) => Promise<void>
/** What has become of a file: a photo, or an error. */
type Outcome = Photo | { name: string; error: HttpError }

/** What is wrong with one file alone: the next one may be a photo. */
const OF_THE_FILE: ReadonlySet<string> = new Set([
  ...['NOT_A_PHOTO', 'NOT_A_PHOTO_OR_VIDEO', 'EMPTY_FILE', 'BAD_REQUEST', 'ENCODED'],
])
/** Parts of all forms together, as a phone's requests: some cost more than their bytes. */
const PARTS_PACE = { perSecond: 500, burst: 200, elapsed: () => performance.now() }
/** Of a field's text, bytes. */
const FIELD_BYTES = 4096
/** Fields remembered; no script says it in as many. */
const MOST_SAID = 16

/**
 * Photos as the files of a form, one after the other. Of its fields only `name` counts, which names
 * the file behind it.
 */
export function createFormUpload(save: SavePhoto, waitForResult: WaitForResult) {
  const pace = createPace(PARTS_PACE)

  /** @param otherName what a file without a name of its own is called */
  return async (ctx: Context, boundary: string, otherName: string): Promise<void> => {
    const outcomes: Outcome[] = []
    /** What its fields say of parts of files. */
    const said = new Map<string, string>()
    let named = ''
    let kept = 0
    let offset = () => 0

    async function takeFile(part: FormPart, fileName: string): Promise<boolean> {
      const name = named || fileName || otherName
      try {
        const isEmpty = await hasNoBytes(part.body)
        // A browser's field in which nothing was chosen.
        if (isEmpty && fileName === '') return true
        named = ''
        if (part.fault) throw part.fault
        const said = { name, type: part.type, length: isEmpty ? 0 : null }
        const photo = await save(ctx, said, (upload) => {
          offset = upload.offset
          return part.body
        })
        kept += photo.bytes
        outcomes.push(photo)
        return true
      } catch (error) {
        const why = fileError(error)
        if (why === null || why.code === 'INTERNAL') throw error
        outcomes.push({ name, error: why })
        return OF_THE_FILE.has(why.code)
      } finally {
        offset = () => 0
      }
    }

    async function take(part: FormPart): Promise<boolean> {
      await new Promise<void>((goOn) => pace.turn(ctx.req.socket, goOn))
      if (part.fileName !== null) return takeFile(part, part.fileName)
      if (part.fault) {
        outcomes.push({ name: '', error: part.fault })
        return true
      }
      if (part.field !== 'name' && !tellsOfParts(part.field)) return true
      const text = await fieldText(part.body)
      if (part.field === 'name') named = text
      else if (said.size < MOST_SAID) said.set(part.field, text)
      const field = fieldOfPart(said)
      if (field !== null) throw badRequest(field)
      return true
    }

    try {
      await readForm(requestBody(ctx), {
        ...{ boundary, idleMs: LIMITS.idleMs, take },
        keptBytes: () => kept + offset(),
      })
    } catch (error) {
      const why = fileError(error)
      if (why === null || why.code === 'INTERNAL' || outcomes.length === 0) throw error
      // What cuts a form cuts the file that was on its way, which has its outcome.
      const last = outcomes.at(-1)
      if (last && errorOf(last)?.code !== why.code) outcomes.push({ name: '', error: why })
    }
    // The command runs for one photo after the other.
    const newest = outcomes.findLast((each) => 'bytes' in each)
    if (newest) await waitForResult(ctx, newest)
    answer(ctx, outcomes)
  }
}

const errorOf = (outcome: Outcome): HttpError | null => ('error' in outcome ? outcome.error : null)

/**
 * One file is answered as if it had come alone, several with a list in their order. The status is
 * that of the first error: who looks at nothing else must not believe that all is saved.
 */
function answer(ctx: Context, outcomes: readonly Outcome[]): void {
  const error = outcomes.map(errorOf).find((each) => each !== null)
  if (outcomes.length === 0) throw new AppError('NO_PHOTO_IN_FORM')
  if (outcomes.length === 1 && error) throw error
  const answers = outcomes.map(answerTo)
  ctx.status = error ? HTTP_ERRORS[error.code].status : 201
  if (ctx.status === 503) ctx.set('Retry-After', '5')
  ctx.body = answers.length === 1 ? answers[0] : answers
}

function answerTo(outcome: Outcome): FormAnswer {
  if (!('error' in outcome)) return photoReceipt(outcome)
  const { code, message } = outcome.error
  return { name: outcome.name, error: { code, message } }
}

/** Looks at the first bytes of a body without taking them. @throws AppError BODY_ENDED_EARLY */
function hasNoBytes(body: Readable): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const look = () => {
      body.off('readable', look).off('close', look)
      if (body.errored) reject(new AppError('BODY_ENDED_EARLY'))
      else resolve(body.readableLength === 0)
    }
    if (body.readableLength > 0 || body.destroyed) look()
    else body.on('readable', look).on('close', look)
  })
}

/** The first bytes of a field as text. */
async function fieldText(body: Readable): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes >= FIELD_BYTES) break
  }
  return Buffer.concat(chunks).subarray(0, FIELD_BYTES).toString('utf8')
}
