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
  // By index: `for ... of` over a typed array was measured six times slower. `?? 0` is for the compiler alone.
  for (let at = 0; at < bytes.length; at += 1) {
    remainder = (remainder >>> 8) ^ (TABLE[(remainder ^ (bytes[at] ?? 0)) & 0xff] ?? 0)
  }
  return ~remainder >>> 0
}
