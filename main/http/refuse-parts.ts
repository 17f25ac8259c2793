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
    // Of nginx's upload module, for browsers that let no page set the other one.
    'X-Content-Range': ctx.get('X-Content-Range') !== '',
    [HEADERS.uploadComplete]: ctx.get(HEADERS.uploadComplete).includes('?0'),
    [HEADERS.uploadIncomplete]: ctx.get(HEADERS.uploadIncomplete).includes('?1'),
    [HEADERS.uploadLength]: whole !== '' && whole !== String(length),
    [HEADERS.uploadOffset]: Number(ctx.get(HEADERS.uploadOffset)) !== 0,
  }
  const header = Object.keys(saysPart).find((each) => saysPart[each])
  if (header !== undefined) throw badRequest(header)
  const field = fieldOfPart(
    Object.entries(ctx.query).flatMap(([name, values = '']) =>
      [values].flat().map((value) => [name, value] as const),
    ),
  )
  if (field !== null) throw badRequest(field)
}

/** What upload scripts say of the part of a file that they send, each in its own words. */
type Says = 'count' | 'bytes' | 'bytesOfPart' | 'json' | 'part' | 'uploadOfPart'

/** By names in small letters without `-` and `_`. */
const FIELDS = new Map<string, Says>([
  ['chunks', 'count'], // Plupload
  ['dztotalchunkcount', 'count'], // Dropzone
  ['flowtotalchunks', 'count'], // flow.js
  ['qqtotalparts', 'count'], // Fine Uploader
  ['resumabletotalchunks', 'count'], // Resumable.js
  ['totalchunk', 'count'], // Syncfusion, as `total-chunk` and `totalChunk`
  ['totalchunks', 'count'], // many a script, also as `total_chunks`
  ['totalsize', 'bytes'], // ng-file-upload and Quill, as `_totalSize`
  ['currentchunksize', 'bytesOfPart'], // the same, as `_currentChunkSize`
  ['metadata', 'json'], // Kendo UI: `{"chunkIndex":0,"totalChunks":4}`
  ['chunkmetadata', 'json'], // DevExtreme: `{"Index":0,"TotalCount":4}`
  ['partnumber', 'part'], // S3 and those like it, in the address
  ['uploadid', 'uploadOfPart'],
])
/** In the JSON of such fields. */
const COUNTS_IN_JSON: ReadonlySet<string> = new Set(['totalchunks', 'totalcount'])

const plainName = (name: string): string => name.toLowerCase().replace(/[-_]/g, '')

/** Whether what stands in this field may tell that a file comes in parts. */
export const tellsOfParts = (field: string): boolean => FIELDS.has(plainName(field))

/**
 * The field that says that what came is one part of several, in a form or in the address.
 * @param fields names and values, in their order
 */
export function fieldOfPart(
  fields: Iterable<readonly [name: string, text: string]>,
): string | null {
  const said = new Map<Says, { name: string; text: string }>()
  for (const [name, text] of fields) {
    const says = FIELDS.get(plainName(name))
    if (says === undefined) continue
    if (says === 'count' && Number(text) > 1) return name
    if (says === 'json' && countInJson(text) > 1) return name
    said.set(says, { name, text })
  }
  const bytes = said.get('bytes')
  const ofPart = said.get('bytesOfPart')
  if (bytes && ofPart && Number(bytes.text) > Number(ofPart.text)) return bytes.name
  return (said.has('uploadOfPart') && said.get('part')?.name) || null
}

function countInJson(text: string): number {
  try {
    const counts = Object.entries(JSON.parse(text)).filter(([name]) =>
      COUNTS_IN_JSON.has(plainName(name)),
    )
    return Math.max(1, ...counts.map(([, count]) => Number(count)))
  } catch {
    return 1
  }
}
