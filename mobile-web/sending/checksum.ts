import { crc32 } from './crc32'

/** Bytes read at a time: a piece is never whole in memory, and the page can draw between two reads. */
const READ_BYTES = 1024 * 1024

/** The phone does not give the bytes of a photo that it offered: it was changed, moved or deleted since. */
export class PhotoUnreadable extends Error {
  override name = 'PhotoUnreadable'
}

/**
 * Value of tus's `Upload-Checksum` for a piece: the algorithm and the big-endian CRC-32 in base64.
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

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.arrayBuffer())
  } catch (cause) {
    throw new PhotoUnreadable(`The phone did not give the bytes: ${cause}`)
  }
}
