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
  for (const byte of bytes) {
    // The index is a byte, so the table always has it: `?? 0` is for the compiler alone.
    remainder = (remainder >>> 8) ^ (TABLE[(remainder ^ byte) & 0xff] ?? 0)
  }
  return ~remainder >>> 0
}
