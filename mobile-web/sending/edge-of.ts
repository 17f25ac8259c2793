import { LIMITS } from '../../contract/http'
import { crc32 } from './crc32'
import { bytesOf } from './photo-bytes'

/** The part of a `File` that is looked at. */
export type Described = Blob & Pick<File, 'lastModified'>

/**
 * Names a file by its first and last 64 KiB before anything of it is sent, as `METADATA_KEYS` of the contract wants it:
 * `<bytes>-<lastModified>-<CRC-32>-<CRC-32>`.
 * @throws PhotoUnreadable when the phone does not give the bytes.
 */
export async function edgeOf(file: Described): Promise<string> {
  const first = await bytesOf(file.slice(0, LIMITS.headBytes))
  const last = await bytesOf(file.slice(Math.max(0, file.size - LIMITS.headBytes)))
  const time = Math.max(0, Math.floor(file.lastModified)) || 0
  return `${file.size}-${time}-${hex(crc32(first))}-${hex(crc32(last))}`
}

const hex = (sum: number) => sum.toString(16).padStart(8, '0')
