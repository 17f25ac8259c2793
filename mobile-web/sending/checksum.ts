import { LIMITS } from '../../contract/http'

/** The reflected polynomial of ISO 3309 and ITU-T V.42, as in zip, PNG and `zlib.crc32`. */
const POLYNOMIAL = 0xedb88320

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit += 1) {
    remainder = remainder & 1 ? (remainder >>> 1) ^ POLYNOMIAL : remainder >>> 1
  }
  return remainder
})

/** CRC-32 of `bytes`, an unsigned 32-bit number; `before` is that of the bytes in front of them. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let remainder = ~before
  // By index: `for ... of` over a typed array is six times slower. `?? 0` satisfies the compiler.
  for (let at = 0; at < bytes.length; at += 1) {
    remainder = (remainder >>> 8) ^ (TABLE[(remainder ^ (bytes[at] ?? 0)) & 0xff] ?? 0)
  }
  return ~remainder >>> 0
}

/** The browser cannot read a chosen file: it was changed, moved or deleted since. */
export class PhotoUnreadable extends Error {}

/**
 * Bytes read at a time, so that a piece is never whole in memory and the page can draw in between.
 */
const READ_BYTES = 1024 * 1024

/**
 * CRC-32 of a piece.
 * @throws PhotoUnreadable when the file cannot be read, or not to its end
 */
async function crcOf(piece: Blob): Promise<number> {
  let sum = 0
  let at = 0
  while (at < piece.size) {
    const bytes = await bytesOf(piece.slice(at, at + READ_BYTES))
    if (bytes.length === 0) throw new PhotoUnreadable(`${at} of ${piece.size} bytes`)
    sum = crc32(bytes, sum)
    at += bytes.length
    giveBack(bytes.buffer)
  }
  return sum
}

/** @throws PhotoUnreadable when the file cannot be read */
async function bytesOf(part: Blob) {
  try {
    return new Uint8Array(await part.arrayBuffer())
  } catch (cause) {
    throw new PhotoUnreadable(`${cause}`)
  }
}

const IS_CHROMIUM = / Chrome\//.test(globalThis.navigator?.userAgent)

/**
 * Has the browser free what was read: it collects so late that 300 photos took 300 MB of a page.
 * Chromium keeps a copy that it does not count and the page cannot reach. It collects sooner when
 * much is allocated, and zeros that nobody reads cost nothing.
 */
function giveBack(buffer: ArrayBuffer): void {
  // Not `new`, which bundlers drop where nothing uses it.
  if (IS_CHROMIUM) Reflect.construct(ArrayBuffer, [8 * buffer.byteLength])
  else buffer.transfer?.(0)
}

/**
 * Value of tus's `Upload-Checksum` for a piece: the algorithm and the big-endian CRC-32 in base64.
 * No worker is needed: a read takes a few milliseconds.
 * @throws PhotoUnreadable when the file cannot be read
 */
export async function checksumOf(piece: Blob): Promise<string> {
  const sum = await crcOf(piece)
  const bytes = [sum >>> 24, sum >>> 16, sum >>> 8, sum].map((value) => value & 0xff)
  return `crc32 ${btoa(String.fromCharCode(...bytes))}`
}

/** The part of a `File` that `edgeOf` uses. */
export type Described = Blob & Pick<File, 'lastModified'>

/**
 * Identifies a file by its first and last 64 KiB before it is sent:
 * `<bytes>-<lastModified>-<CRC-32>-<CRC-32>`, see `METADATA_KEYS` of the contract.
 * @throws PhotoUnreadable when the file cannot be read
 */
export async function edgeOf(file: Described): Promise<string> {
  const first = await crcOf(file.slice(0, LIMITS.headBytes))
  const last = await crcOf(file.slice(Math.max(0, file.size - LIMITS.headBytes)))
  const time = Math.max(0, Math.floor(file.lastModified)) || 0
  return `${file.size}-${time}-${hex(first)}-${hex(last)}`
}

const hex = (sum: number) => sum.toString(16).padStart(8, '0')
