import { HEADERS } from '../../contract/http'
import { readBoolean, readInteger } from './structured-field'

/**
 * The interop versions of draft-ietf-httpbis-resumable-upload that are spoken: 3 of draft -01 to 8
 * of draft -09 and later.
 */
const OLDEST = 3
const NEWEST = 8

/** What a client's version of the draft asks of an answer. */
export interface Dialect {
  /** As the client says it; null where it says none, or one that is not spoken: then no 104. */
  interop: number | null
  /** The header that says whether all is there: before version 4 it said the opposite. */
  completeness: typeof HEADERS.uploadComplete | typeof HEADERS.uploadIncomplete
  /** A piece that does not say whether it is the last one; null: it has to say. */
  isLastByDefault: true | null
  /** The status of an answer to a piece that is not the last one. */
  statusOfPiece: 201 | 204
  /** Whether a piece needs the media type that version 6 has brought. */
  hasPieceType: boolean
  /** The key under which `Upload-Limit` tells the lifetime; null: there is no such header yet. */
  lifetime: 'expires' | 'max-age' | null
  /** Whether a question or a cancellation that tells of an offset or a completion is refused. */
  forbidsState: boolean
  /** Whether a piece for what is complete is refused as such, at whatever offset. */
  refusesCompleted: boolean
}

/** Reads one header of a request, empty where there is none. */
export type Header = (name: string) => string

/** The dialect of a request; without a version that is spoken it is the newest. */
export function readDialect(header: Header): Dialect {
  const said = readInteger(header(HEADERS.interopVersion))
  const interop = said !== null && said >= OLDEST && said <= NEWEST ? said : null
  const version = interop ?? NEWEST
  return {
    interop,
    completeness: version < 4 ? HEADERS.uploadIncomplete : HEADERS.uploadComplete,
    isLastByDefault: version < 7 ? true : null,
    statusOfPiece: version < 7 ? 201 : 204,
    hasPieceType: version >= 6,
    lifetime: version < 6 ? null : version < 7 ? 'expires' : 'max-age',
    forbidsState: version < 7,
    refusesCompleted: version === 6 || version === 7,
  }
}

/** Whether the request's end is that of the photo; null where it does not say. */
export function readIsLast(header: Header, { completeness }: Dialect): boolean | null {
  const said = readBoolean(header(completeness))
  return completeness === HEADERS.uploadIncomplete && said !== null ? !said : said
}

/** The value of the dialect's header of completeness. */
export const completenessOf = (isComplete: boolean, { completeness }: Dialect): '?0' | '?1' =>
  isComplete === (completeness === HEADERS.uploadComplete) ? '?1' : '?0'

/**
 * Whether a request for another resource wants to become a resumable upload. One of which all comes
 * in one request is one only where a 104 can tell its address; else it is a raw upload. A form or a
 * range is no photo by itself, so that no upload resource can take it.
 */
export function isCreation(header: Header): boolean {
  const dialect = readDialect(header)
  const isLast = readIsLast(header, dialect)
  if (isLast === null || (isLast && dialect.interop === null)) return false
  const isForm = /^\s*multipart\//i.test(header('Content-Type'))
  return !isForm && header('Content-Range') === ''
}

export interface SaidLengths {
  /** Where the body begins. */
  offset: number
  isLast: boolean
  /** Bytes of the body; null where they are not known before its end. */
  contentLength: number | null
  /** `Upload-Length` of this request. */
  uploadLength: number | null
  /** What earlier requests have told. */
  known: number | null
}

/**
 * The length of the whole photo, from all that tells it; null where nothing does. Each of them
 * "MUST match".
 */
export function lengthOf(said: SaidLengths): number | null | 'inconsistent' {
  const { offset, isLast, contentLength, uploadLength, known } = said
  const end = contentLength === null ? null : offset + contentLength
  const [length = null, ...others] = [known, uploadLength, isLast ? end : null].filter(
    (each) => each !== null,
  )
  const isExceeded = length !== null && (end ?? offset) > length
  return isExceeded || others.some((each) => each !== length) ? 'inconsistent' : length
}
