import { type FileHandle, open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import type { Photo } from '../../contract/photo'

/** What photos have in common that may be one: see `SameLength`. */
export type OfLength = Pick<Photo, 'sender' | 'bytes'>

/**
 * Photos by sender, length and a sample of their content. Many have one length, as screenshots
 * without compression have, or on purpose: bytes are compared only where the samples agree.
 */
export interface SameLength {
  /** @param sample of its content; undefined while it is not known */
  add(photo: Photo, sample: string | undefined): void
  remove(photo: Photo, sample: string | undefined): void
  /** Whether there is one of that sender and length. */
  has(as: OfLength): boolean
  /** One of them whose sample is not known; null where there is none. */
  unsampled(as: OfLength): Photo | null
  /** Those that may be the same, the newest first. */
  withSample(as: OfLength, sample: string): readonly Photo[]
}

/**
 * As many of one sample are kept for comparing, the newest. Who sends more of them, to keep the
 * disk busy, has those kept twice that are sent twice.
 */
const MOST_OF_ONE_SAMPLE = 8

export function createSameLength(): SameLength {
  const lengths = new Map<string, Map<string | undefined, Set<Photo>>>()
  const keyOf = ({ sender, bytes }: OfLength) => `${bytes} ${sender.id}`
  const find = (as: OfLength, sample: string | undefined) => lengths.get(keyOf(as))?.get(sample)

  return {
    add(photo, sample) {
      const samples = lengths.get(keyOf(photo)) ?? new Map<string | undefined, Set<Photo>>()
      const photos = (samples.get(sample) ?? new Set<Photo>()).add(photo)
      lengths.set(keyOf(photo), samples.set(sample, photos))
      const [oldest] = photos
      if (sample !== undefined && photos.size > MOST_OF_ONE_SAMPLE && oldest) photos.delete(oldest)
    },
    remove(photo, sample) {
      const samples = lengths.get(keyOf(photo))
      const photos = samples?.get(sample)
      photos?.delete(photo)
      if (photos?.size === 0) samples?.delete(sample)
      if (samples?.size === 0) lengths.delete(keyOf(photo))
    },
    has: (as) => lengths.has(keyOf(as)),
    unsampled(as) {
      const [first = null] = find(as, undefined) ?? []
      return first
    },
    withSample: (as, sample) => [...(find(as, sample) ?? [])].reverse(),
  }
}

/** A sample is so many pieces of a file, the first and the last among them. */
const PIECES = 8
const PIECE_BYTES = 16 * 1024

/**
 * Checksum of some pieces of a file, at equal distances from its head to its tail; all of a file
 * that is shorter than they are.
 * @param bytes its length
 * @returns eight hexadecimal digits
 * @throws the file system's error when it cannot be read
 */
export const sampleOf = (path: string, bytes: number): Promise<string> =>
  withFile(path, async (file) => {
    const step = Math.max(PIECE_BYTES, Math.ceil((bytes - PIECE_BYTES) / (PIECES - 1)))
    const pieces = await Promise.all(
      Array.from({ length: PIECES }, async (_, at) => {
        const position = Math.min(at * step, Math.max(0, bytes - PIECE_BYTES))
        const piece = Buffer.alloc(Math.min(PIECE_BYTES, bytes))
        const { bytesRead } = await file.read(piece, 0, piece.length, position)
        return piece.subarray(0, bytesRead)
      }),
    )
    return crc32(Buffer.concat(pieces)).toString(16).padStart(8, '0')
  })

const STEP_BYTES = 1024 * 1024

/**
 * Whether two files hold the same bytes; ends at the first difference.
 * @throws the file system's error when one cannot be read
 */
export const isSameContent = (path: string, otherPath: string): Promise<boolean> =>
  withFile(path, (file) => withFile(otherPath, (other) => haveSameBytes(file, other)))

async function withFile<Answer>(path: string, read: (file: FileHandle) => Promise<Answer>) {
  const file = await open(path, 'r')
  try {
    return await read(file)
  } finally {
    await file.close()
  }
}

async function haveSameBytes(file: FileHandle, other: FileHandle): Promise<boolean> {
  const [a, b] = [Buffer.alloc(STEP_BYTES), Buffer.alloc(STEP_BYTES)]
  for (let position = 0; ; ) {
    const [{ bytesRead }, { bytesRead: otherRead }] = await Promise.all([
      file.read(a, 0, STEP_BYTES, position),
      other.read(b, 0, STEP_BYTES, position),
    ])
    if (bytesRead !== otherRead || a.compare(b, 0, otherRead, 0, bytesRead) !== 0) return false
    if (bytesRead === 0) return true
    position += bytesRead
  }
}
