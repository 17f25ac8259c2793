import { createHash, timingSafeEqual } from 'node:crypto'
import { crc32 } from 'node:zlib'

/**
 * The algorithms of tus's checksum extension that we speak, in the order in which
 * `Tus-Checksum-Algorithm` lists them.
 */
export const CHECKSUM_ALGORITHMS = ['crc32', 'sha1', 'sha256'] as const
/** Lengths of their digests, bytes. */
export const DIGEST_BYTES = { crc32: 4, sha1: 20, sha256: 32 } as const
export type ChecksumAlgorithm = (typeof CHECKSUM_ALGORITHMS)[number]

/**
 * A checksum that grows with the bytes, and at the end says whether they are the ones that were
 * sent.
 */
export interface Checksum {
  update(bytes: Uint8Array): void
  matches(): boolean
}

/** @param expected the digest; for crc32 its four bytes, most significant first */
export function createChecksum(algorithm: ChecksumAlgorithm, expected: Uint8Array): Checksum {
  const isExpected = (digest: Uint8Array) =>
    digest.length === expected.length && timingSafeEqual(digest, expected)

  if (algorithm !== 'crc32') {
    const hash = createHash(algorithm)
    return { update: (bytes) => void hash.update(bytes), matches: () => isExpected(hash.digest()) }
  }

  let sum = 0
  return {
    update(bytes) {
      sum = crc32(bytes, sum)
    },
    matches() {
      const digest = Buffer.alloc(4)
      digest.writeUInt32BE(sum)
      return isExpected(digest)
    },
  }
}
