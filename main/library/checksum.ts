import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'

/**
 * The algorithms of tus's checksum extension that we speak, in the order in which
 * `Tus-Checksum-Algorithm` lists them.
 */
export const CHECKSUM_ALGORITHMS = ['crc32', 'sha1', 'sha256'] as const
/** Lengths of their digests, bytes. */
export const DIGEST_BYTES = { crc32: 4, sha1: 20, sha256: 32 } as const
export type ChecksumAlgorithm = (typeof CHECKSUM_ALGORITHMS)[number]

/** What the bytes are expected to give; for crc32 four bytes, most significant first. */
export interface Checksum {
  algorithm: ChecksumAlgorithm
  digest: Uint8Array
}

/** A digest that grows with the bytes. */
export interface Digest {
  update(bytes: Uint8Array): void
  /** Of all bytes so far. */
  value(): Uint8Array
}

export function createDigest(algorithm: ChecksumAlgorithm): Digest {
  if (algorithm !== 'crc32') {
    const hash = createHash(algorithm)
    return { update: (bytes) => void hash.update(bytes), value: () => hash.copy().digest() }
  }
  let sum = 0
  return {
    update(bytes) {
      sum = crc32(bytes, sum)
    },
    value() {
      const digest = Buffer.alloc(4)
      digest.writeUInt32BE(sum)
      return digest
    },
  }
}
