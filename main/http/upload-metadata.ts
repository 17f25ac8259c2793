import { HEADERS, METADATA_KEYS, type MetadataKey } from '../../contract/http'
import { badRequest } from '../base/errors'

const isKnown = (key: string): key is MetadataKey =>
  (METADATA_KEYS as readonly string[]).includes(key)

/**
 * Reads the header `Upload-Metadata` (tus 1.0.0, Creation): pairs of key and base64 value,
 * separated by commas. Unknown keys are ignored.
 * @throws AppError BAD_REQUEST if a value is not base64, or a key is repeated or not visible ASCII
 */
export function readMetadata(header: string): Partial<Record<MetadataKey, string>> {
  const found = new Map<MetadataKey, string>()
  const seen = new Set<string>()
  for (const pair of header.split(',')) {
    const [key = '', value = '', ...more] = pair.trim().split(' ')
    if (key === '' && header.trim() === '') continue
    // "The key MUST NOT contain spaces and commas and MUST NOT be empty"; all keys MUST be unique.
    // "The key SHOULD be ASCII encoded": what is said again in an answer to HEAD shall hold nothing
    // odd.
    const isValid = /^[!-~]+$/.test(key) && more.length === 0 && !seen.has(key)
    if (!isValid || !/^[A-Za-z0-9+/]*={0,2}$/.test(value)) throw badRequest(HEADERS.uploadMetadata)
    seen.add(key)
    if (isKnown(key)) found.set(key, Buffer.from(value, 'base64').toString('utf8'))
  }
  return Object.fromEntries(found)
}
