import { LIMITS } from '../../contract/http'
import { crc32 } from './crc32'
import { isLocationBlanked } from './location-trace'
import { bytesOf } from './photo-bytes'

/** The part of a `File` that is looked at. */
export type Described = Blob & Pick<File, 'lastModified'>

/**
 * Looks at a file's first and last 64 KiB before anything of it is sent.
 * `edge` names it by them, as `METADATA_KEYS` of the contract wants it: `<bytes>-<lastModified>-<CRC-32>-<CRC-32>`.
 * @throws PhotoUnreadable when the phone does not give the bytes.
 */
export async function lookAt(file: Described) {
  const first = await bytesOf(file.slice(0, LIMITS.headBytes))
  const last = await bytesOf(file.slice(Math.max(0, file.size - LIMITS.headBytes)))
  const time = Math.max(0, Math.floor(file.lastModified)) || 0
  return {
    edge: `${file.size}-${time}-${hex(crc32(first))}-${hex(crc32(last))}`,
    isLocationBlanked: isLocationBlanked(first),
  }
}

const hex = (sum: number) => sum.toString(16).padStart(8, '0')
