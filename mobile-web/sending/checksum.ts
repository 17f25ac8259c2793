import { crc32 } from './crc32'
import { bytesOf } from './photo-bytes'

/** Bytes read at a time: a piece is never whole in memory, and the page can draw between two reads. */
const READ_BYTES = 1024 * 1024

/**
 * Value of tus's `Upload-Checksum` for a piece: the algorithm and the big-endian CRC-32 in base64.
 * Not in a worker: the policy allows no script but the page's own, and a step takes a few milliseconds.
 * @throws PhotoUnreadable when the phone does not give the bytes.
 */
export async function checksumOf(piece: Blob): Promise<string> {
  let sum = 0
  for (let from = 0; from < piece.size; from += READ_BYTES) {
    sum = crc32(await bytesOf(piece.slice(from, from + READ_BYTES)), sum)
  }
  const bytes = [sum >>> 24, sum >>> 16, sum >>> 8, sum].map((value) => value & 0xff)
  return `crc32 ${btoa(String.fromCharCode(...bytes))}`
}
