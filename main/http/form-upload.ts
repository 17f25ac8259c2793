import { finished, PassThrough, type Readable } from 'node:stream'
import type { Context } from 'koa'
import { type FormAnswer, HTTP_ERRORS, LIMITS } from '../../contract/http'
import type { Photo } from '../../contract/photo'
import { AppError, badRequest, fileError, type HttpError } from '../base/errors'
import type { Incoming } from '../uploads/incoming'
import { type FormPart, readForm } from './form-parts'
import { type Landing, wantsPage } from './landing'
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
  ...['NOT_A_PHOTO', 'NOT_A_PHOTO_OR_VIDEO', 'EMPTY_FILE', 'TOO_LARGE', 'BAD_REQUEST', 'ENCODED'],
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
export function createFormUpload(
  save: SavePhoto,
  waitForResult: WaitForResult,
  tellSaved: Landing['tellSaved'],
) {
  const pace = createPace(PARTS_PACE)

  /** @param otherName what a file without a name of its own is called */
  return async (ctx: Context, boundary: string, otherName: string): Promise<void> => {
    const outcomes: Outcome[] = []
    /** What its fields say of parts of files. */
    const said = new Map<string, string>()
    let named = ''
    let kept = 0
    let offset = () => 0

    /** The file before, which a field behind it may still call a part. */
    let last: { held: HeldBody; saving: Promise<Outcome> } | null = null

    /**
     * Lets the file before be saved. @param refusal why it must not be
     * @returns whether to read on
     */
    async function settleLast(refusal: HttpError | null): Promise<boolean> {
      if (last === null) return true
      const { held, saving } = last
      last = null
      if (refusal) held.refuse(refusal)
      else held.release()
      const saved = await saving
      held.close()
      const outcome = refusal && 'error' in saved ? { ...saved, error: refusal } : saved
      offset = () => 0
      outcomes.push(outcome)
      if (!('error' in outcome)) kept += outcome.bytes
      return !('error' in outcome) || OF_THE_FILE.has(outcome.error.code)
    }

    async function takeFile(part: FormPart, fileName: string): Promise<boolean> {
      if (!(await settleLast(null))) return false
      const name = named || fileName || otherName
      const isEmpty = await hasNoBytes(part.body).catch(() => false)
      // A browser's field in which nothing was chosen.
      if (isEmpty && fileName === '') return true
      named = ''
      if (part.fault) {
        outcomes.push({ name, error: part.fault })
        return OF_THE_FILE.has(part.fault.code)
      }
      const held = holdEnd(part.body)
      const said = { name, type: part.type, length: isEmpty ? 0 : null }
      const saving = save(ctx, said, (upload) => {
        offset = upload.offset
        return held.body
      }).catch((error: unknown): Outcome => {
        const why = fileError(error)
        if (why === null || why.code === 'INTERNAL') throw error
        return { name, error: why }
      })
      last = { held, saving }
      const isOver = await Promise.race([held.read.then(() => false), saving.then(() => true)])
      return isOver ? settleLast(null) : true
    }

    async function take(part: FormPart): Promise<boolean> {
      await new Promise<void>((goOn) => pace.turn(ctx.req.socket, goOn))
      if (part.fileName !== null) return takeFile(part, part.fileName)
      if (part.fault) {
        if (!(await settleLast(null))) return false
        outcomes.push({ name: '', error: part.fault })
        return true
      }
      if (part.field !== 'name' && !tellsOfParts(part.field)) return true
      const text = await fieldText(part.body)
      if (part.field === 'name') named = text
      else if (said.size < MOST_SAID) said.set(part.field, text)
      const field = fieldOfPart(said)
      if (field === null) return true
      await settleLast(badRequest(field))
      throw badRequest(field)
    }

    const failure = await readForm(requestBody(ctx), {
      ...{ boundary, idleMs: LIMITS.idleMs, take },
      keptBytes: () => kept + offset(),
    }).then(
      () => null,
      (error: unknown) => ({ error }),
    )
    await settleLast(null)
    if (failure) {
      const why = fileError(failure.error)
      if (why === null || why.code === 'INTERNAL' || outcomes.length === 0) throw failure.error
      // What cuts a form cuts the file that was on its way, which has its outcome.
      const before = outcomes.at(-1)
      if (before && errorOf(before)?.code !== why.code) outcomes.push({ name: '', error: why })
    }
    // The command runs for one photo after the other.
    const newest = outcomes.findLast((each) => 'bytes' in each)
    if (newest) await waitForResult(ctx, newest)
    await answer(ctx, outcomes, tellSaved)
  }
}

const errorOf = (outcome: Outcome): HttpError | null => ('error' in outcome ? outcome.error : null)

/**
 * One file is answered as if it had come alone, several with a list in their order; a browser with
 * a page. The status is that of the first error: who looks at nothing else must not believe that
 * all is saved.
 */
async function answer(
  ctx: Context,
  outcomes: readonly Outcome[],
  tellSaved: Landing['tellSaved'],
): Promise<void> {
  const error = outcomes.map(errorOf).find((each) => each !== null)
  if (outcomes.length === 0) throw new AppError('NO_PHOTO_IN_FORM')
  const isPage = wantsPage(ctx)
  if (outcomes.length === 1 && error && !isPage) throw error
  const answers = outcomes.map(answerTo)
  ctx.status = error ? HTTP_ERRORS[error.code].status : 201
  if (ctx.status === 503) ctx.set('Retry-After', '5')
  if (isPage) return tellSaved(ctx, answers)
  ctx.body = answers.length === 1 ? answers[0] : answers
}

function answerTo(outcome: Outcome): FormAnswer {
  if (!('error' in outcome)) return photoReceipt(outcome)
  const { code, message } = outcome.error
  return { name: outcome.name, error: { code, message } }
}

/** A body that has all its bytes before its end comes. */
interface HeldBody {
  body: Readable
  /** Everything of it has been read, or it broke. */
  read: Promise<void>
  /** Its end. */
  release(): void
  /** It breaks off instead. */
  refuse(why: Error): void
  /** Whoever read it is done with it. What is left of it can be passed over. */
  close(): void
}

function holdEnd(from: Readable): HeldBody {
  const body = new PassThrough()
  body.on('error', () => {})
  const read = new Promise<void>((resolve) => {
    finished(from, { writable: false }, (error) => {
      if (error) body.destroy(error)
      resolve()
    })
  })
  from.pipe(body, { end: false })
  return {
    ...{ body, read },
    release: () => body.end(),
    refuse: (why) => body.destroy(why),
    close() {
      from.unpipe(body)
      body.destroy()
    },
  }
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
