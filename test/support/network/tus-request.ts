import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { HEADERS, type Receipt, TUS_CONTENT_TYPE, TUS_VERSION } from '../../../contract/http'

/** `crc32 <base64>` as `Upload-Checksum` wants it. */
export function crc32Header(bytes: Buffer): string {
  const digest = Buffer.alloc(4)
  digest.writeUInt32BE(crc32(bytes))
  return `crc32 ${digest.toString('base64')}`
}

export const newId = (): string => randomBytes(16).toString('hex')

const metadata = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')

/** The raw requests of tus 1.0.0, so that a test can also send wrong ones. */
export function tusRequests(url: string) {
  const tus = { [HEADERS.tusResumable]: TUS_VERSION }
  return {
    create: (
      length: number | null,
      fields: Record<string, string>,
      more: { body?: Buffer; headers?: Record<string, string> } = {},
    ) =>
      fetch(`${url}uploads`, {
        method: 'POST',
        headers: {
          ...tus,
          ...(length === null
            ? { [HEADERS.uploadDeferLength]: '1' }
            : { [HEADERS.uploadLength]: `${length}` }),
          [HEADERS.uploadMetadata]: metadata(fields),
          ...(more.body ? { 'Content-Type': TUS_CONTENT_TYPE } : {}),
          ...more.headers,
        },
        ...(more.body ? { body: new Uint8Array(more.body) } : {}),
      }),
    patch: (id: string, offset: number, body: Buffer, headers: Record<string, string> = {}) =>
      fetch(`${url}uploads/${id}`, {
        method: 'PATCH',
        headers: {
          ...tus,
          'Content-Type': TUS_CONTENT_TYPE,
          [HEADERS.uploadOffset]: `${offset}`,
          ...headers,
        },
        body: new Uint8Array(body),
      }),
    head: (id: string) => fetch(`${url}uploads/${id}`, { method: 'HEAD', headers: tus }),
    remove: (id: string) => fetch(`${url}uploads/${id}`, { method: 'DELETE', headers: tus }),
    receipt: (id: string) => fetch(`${url}uploads/${id}`),
  }
}

/**
 * Sends what is missing of a photo, as a phone does that was interrupted.
 * @returns the receipt in the end
 */
export async function sendMissing(
  tus: ReturnType<typeof tusRequests>,
  fields: { id: string } & Record<string, string>,
  bytes: Buffer,
): Promise<Receipt> {
  const offset = offsetOf(await tus.create(bytes.length, fields))
  if (offset < bytes.length) await tus.patch(fields.id, offset, bytes.subarray(offset))
  return (await (await tus.receipt(fields.id)).json()) as Receipt
}

export const offsetOf = (response: Response): number =>
  Number(response.headers.get(HEADERS.uploadOffset))
