import type { Readable } from 'node:stream'
import { Dicer } from '@fastify/busboy'
import { LIMITS } from '../../contract/http'
import { AppError, badRequest, type HttpError } from '../base/errors'
import { fileNameOf, readHeaderParameters } from './header-parameters'

/** One part of a form, whose body has to be read or resumed. */
export interface FormPart {
  /** The name of its field, empty where it has none. */
  field: string
  /** What the sender calls the file; null for a field that is no file. */
  fileName: string | null
  /** Its media type, empty where it has none. */
  type: string
  /** Why it cannot be taken as it is; null where it can. */
  fault: HttpError | null
  body: Readable
}

export interface FormReading {
  boundary: string
  /** A body without a byte for this long is ended while no file is being taken, milliseconds. */
  idleMs: number
  /**
   * Takes the parts, one after the other. What it leaves of a body is passed over.
   * @returns whether to read on
   */
  take(part: FormPart): Promise<boolean>
  /** Bytes of all bodies that were kept until now. */
  keptBytes(): number
}

/** More of the headers of one part is cut. */
const HEADERS_OF_PART = { maxHeaderPairs: 64, maxHeaderSize: 8 * 1024 }
/** RFC 2046, 5.1.1: 70 characters at most. */
const BOUNDARY = /^[!-~]([ -~]{0,68}[!-~])?$/

/**
 * The boundary of a form; null where the body is none.
 * @param contentType as the header came
 * @throws AppError BAD_REQUEST for a form without a boundary that can be one, and for other
 *   envelopes
 */
export function formBoundary(contentType: string): string | null {
  const { value, parameters } = readHeaderParameters(contentType)
  // In any other envelope a photo is a part among others, as in `multipart/byteranges`.
  if (value.startsWith('multipart/') && value !== 'multipart/form-data') throw badRequest(value)
  if (value !== 'multipart/form-data') return null
  const boundary = parameters.get('boundary') ?? ''
  if (!BOUNDARY.test(boundary)) throw badRequest('boundary')
  return boundary
}

/**
 * Reads `multipart/form-data` (RFC 7578) as it arrives. Whatever comes, it holds a few chunks: the
 * request is read on only when the parts that it brought have been taken.
 * @throws AppError where the form breaks its limits, its rules, or off; a part that is being taken
 *   then is cut, and `take` has ended
 */
export function readForm(request: Readable, reading: FormReading): Promise<void> {
  return new Promise((resolve, reject) => {
    const parser = new Dicer({ boundary: reading.boundary, ...HEADERS_OF_PART })
    const waiting: FormPart[] = []
    let received = 0
    let parts = 0
    /** What the parser works on: nothing, the headers of a part, or its body. */
    let open: Readable | null = null
    let hasHeader = true
    let taking: FormPart | null = null
    /** The parser has taken in all that came. */
    let isFed = true
    let isComplete = false
    let hasEnded = false
    let isOver = false
    let failure: unknown = null

    const idle = setTimeout(() => {
      // A file that is being taken is watched over by who takes it.
      if (taking !== null && taking.fileName !== null) idle.refresh()
      else stop(new AppError('IDLE'))
    }, reading.idleMs)

    const onData = (chunk: Buffer) => {
      idle.refresh()
      received += chunk.length
      if (received - reading.keptBytes() > LIMITS.formAsideBytes)
        return stop(isComplete ? null : new AppError('FORM_TOO_LARGE'))
      if (isComplete) return
      isFed = false
      request.pause()
      parser.write(chunk, () => {
        isFed = true
        goOn()
      })
    }
    const onEnd = () => {
      hasEnded = true
      request.off('close', onCut)
      parser.end()
      goOn()
    }
    const onCut = () => stop(new AppError('BODY_ENDED_EARLY'))

    const goOn = () => {
      if (taking === null) {
        if (isOver) return settle()
        const part = waiting.shift()
        if (part !== undefined) void take(part)
        else if (hasEnded && isComplete) stop(null)
      }
      if (!isOver && isFed && waiting.length === 0) request.resume()
    }
    const take = async (part: FormPart) => {
      taking = part
      try {
        if (!(await reading.take(part))) stop(null)
      } catch (error) {
        stop(error)
      }
      taking = null
      idle.refresh()
      part.body.resume()
      goOn()
    }

    const stop = (why: unknown) => {
      if (isOver) return
      isOver = true
      failure = why
      clearTimeout(idle)
      request.off('data', onData).off('end', onEnd).off('close', onCut).pause()
      const cut = new Error('cut')
      for (const { body } of waiting.splice(0)) body.destroy(cut)
      open?.destroy(cut)
      if (taking === null) settle()
    }
    const settle = () => (failure === null ? resolve() : reject(failure))

    parser.on('part', (body) => {
      if (isOver) return
      // The headers of the one before had no end.
      if (!hasHeader) return stop(badRequest('multipart/form-data'))
      parts += 1
      if (parts > LIMITS.formParts) return stop(new AppError('FORM_TOO_LARGE'))
      open = body
      hasHeader = false
      body.on('error', () => {})
      body.once('header', (header) => {
        hasHeader = true
        if (isOver) return
        waiting.push({ ...readPart(header as PartHeader), body })
        goOn()
      })
    })
    parser.on('finish', () => {
      if (!hasHeader) return stop(badRequest('multipart/form-data'))
      isComplete = true
      // The parser never says so of the chunk that holds the end.
      isFed = true
      goOn()
    })
    parser.on('error', onCut)

    request.on('error', () => {})
    if (request.destroyed) return onCut()
    request.on('data', onData).on('end', onEnd).on('close', onCut)
  })
}

/** By names in small letters; values as Latin-1. */
type PartHeader = Readonly<Record<string, readonly string[]>>

/** Types of what is a file even without a name for it. */
const FILE_TYPE = /^(image|video)\/|^application\/octet-stream$/

function readPart(header: PartHeader): Omit<FormPart, 'body'> {
  const one = (name: string) => header[name]?.[0] ?? ''
  const disposition = readHeaderParameters(one('content-disposition'))
  const type = readHeaderParameters(one('content-type')).value
  const fileName = fileNameOf(disposition) ?? (FILE_TYPE.test(type) ? '' : null)
  return { field: disposition.parameters.get('name') ?? '', fileName, type, fault: faultOf() }

  function faultOf(): HttpError | null {
    if (disposition.value === '' && fileName === null) return badRequest('Content-Disposition')
    // Files of one field in a form of their own, which RFC 7578 (4.3) has put an end to.
    if (type.startsWith('multipart/')) return badRequest(type)
    const isPlain =
      /^(binary|[78]bit)?$/i.test(one('content-transfer-encoding').trim()) &&
      /^(identity)?$/i.test(one('content-encoding').trim())
    if (!isPlain) return new AppError('ENCODED')
    return one('content-range') === '' ? null : badRequest('Content-Range')
  }
}
