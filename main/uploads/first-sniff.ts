import { LIMITS } from '../../contract/http'
import { isVideo, type PhotoFormat, type PictureFacts } from '../../contract/photo'
import type { Accept } from '../../contract/settings'
import { AppError } from '../base/errors'
import { unknownFacts } from '../image/formats'
import type { Measurer } from '../image/measure'
import { sniff } from '../image/sniff'
import type { Part } from '../library/disk-threads'

/** Bytes after which a file that phones cannot send is refused. */
const SNIFF_BYTES = 4096

export interface FirstSniffDeps {
  measurer: Measurer
  /** What phones can send. Of any other file nothing is known. */
  accept(): Accept
  onFacts(facts: PictureFacts): void
}

/** Learns type and size from a file's first bytes as they pass by, long before its last. */
export interface FirstSniff {
  /** Whether it has to see more: first bytes are wanted, or it refuses what follows. */
  isWaiting(): boolean
  /** Takes bytes of the file in order from its start. @throws AppError where it is refused */
  see(bytes: Uint8Array, isEnd: boolean): void
  /**
   * Starts again with what stands in the part, where more is wanted.
   * @throws AppError where it is refused
   */
  catchUp(part: Part, bytes: number, isEnd: boolean): Promise<void>
  /**
   * Looks into what stands of a video on disk, at `path`, where its first bytes did not tell its
   * size: its description may be longer than they are.
   */
  lookAgain(path: string, bytes: number): void
  /** Forgets all that was seen. */
  restart(): void
  /** No request works on the upload: too short a head is read again from the part. */
  rest(): void
  /** What the whole file at `path`, open as `part`, says. @throws AppError where it is refused */
  allFacts(part: Part, path: string, bytes: number): Promise<PictureFacts>
}

/** The head so far, `bytes` of it, then what it says. */
interface Attempt {
  head: Buffer | null
  bytes: number
  /** Its first bytes are of a format that is taken. */
  isTaken: boolean
  measuring: Promise<PictureFacts | null> | null
  /** Why it is refused, once more than its first bytes has told that. */
  refused: AppError | null
  /** At how many bytes on disk a video without a size is looked into again; null for no video. */
  nextLook: number | null
}

const newAttempt = (): Attempt => ({
  ...{ head: null, bytes: 0, isTaken: false },
  ...{ measuring: null, refused: null, nextLook: null },
})

const FIRST_LOOK = 1024 * 1024
const LOOKS_APART = 4

/** Why a file of this format is refused; null where it is taken. `other` stands for no format. */
function refusal(format: PhotoFormat, accept: Accept): AppError | null {
  if (accept === 'any' || (format !== 'other' && !isVideo(format))) return null
  if (accept === 'photos') return new AppError('NOT_A_PHOTO')
  return format === 'other' ? new AppError('NOT_A_PHOTO_OR_VIDEO') : null
}

export function createFirstSniff({ measurer, accept, onFacts }: FirstSniffDeps): FirstSniff {
  let attempt = newAttempt()

  async function measure(head: Uint8Array, mine: Attempt): Promise<PictureFacts | null> {
    const facts = (await measurer.measure(head)) ?? unknownFacts('other')
    if (mine !== attempt) return facts
    mine.refused = refusal(facts.format, accept())
    if (mine.refused) return facts
    onFacts(facts)
    if (isVideo(facts.format) && facts.size === null) mine.nextLook = FIRST_LOOK
    return facts
  }

  async function measureAgain(path: string, mine: Attempt): Promise<void> {
    const facts = await measurer.measureFile(path).catch(() => null)
    if (mine !== attempt || facts === null) return
    mine.refused = refusal(facts.format, accept())
    if (mine.refused || !facts.size) return
    mine.nextLook = null
    onFacts(facts)
  }

  function see(bytes: Uint8Array, isEnd: boolean): void {
    if (attempt.refused) throw attempt.refused
    if (attempt.measuring !== null) return
    attempt.head ??= Buffer.allocUnsafe(LIMITS.headBytes)
    attempt.head.set(bytes.subarray(0, LIMITS.headBytes - attempt.bytes), attempt.bytes)
    attempt.bytes = Math.min(LIMITS.headBytes, attempt.bytes + bytes.length)
    const head = attempt.head.subarray(0, attempt.bytes)
    if (!attempt.isTaken && (head.length >= SNIFF_BYTES || isEnd)) {
      const refused = refusal(sniff(head) ?? 'other', accept())
      if (refused) throw refused
      attempt.isTaken = true
    }
    if (head.length < LIMITS.headBytes && !isEnd) return
    attempt.head = null
    attempt.measuring = measure(head, attempt)
  }

  async function catchUp(part: Part, bytes: number, isEnd: boolean): Promise<void> {
    if (attempt.measuring !== null) return
    attempt = newAttempt()
    see(await part.read(Math.min(bytes, LIMITS.headBytes)), isEnd)
  }

  return {
    isWaiting: () => attempt.measuring === null || attempt.refused !== null,
    see,
    catchUp,
    lookAgain(path, bytes) {
      const { nextLook } = attempt
      if (nextLook === null || bytes < nextLook) return
      attempt.nextLook = bytes * LOOKS_APART
      void measureAgain(path, attempt)
    },
    restart() {
      attempt = newAttempt()
    },
    rest() {
      if (attempt.measuring === null) attempt = newAttempt()
    },
    async allFacts(part, path, bytes) {
      await catchUp(part, bytes, true)
      const facts = await attempt.measuring
      const format = facts === null || facts.format === 'other' ? undefined : facts.format
      const isAll = !isUnfinished(facts, bytes)
      const whole = isAll ? null : await measurer.measureFile(path, format)
      // Where the whole could not be read in time, what its first bytes told counts.
      const isLess = whole?.size === null && facts?.size
      const all = (isLess ? facts : whole) ?? facts ?? unknownFacts('other')
      const refused = refusal(all.format, accept())
      if (refused) throw refused
      return all
    },
  }
}

/** The first bytes did not tell all: much of what tells of a photo may stand behind it. */
function isUnfinished(facts: PictureFacts | null, bytes: number): boolean {
  if (facts?.format === 'other' || bytes <= LIMITS.headBytes) return false
  if (!facts?.size || facts.capturedAt === null || !facts.hasLocation) return true
  // A film may stand behind it, or what tells whose film it is.
  if (['jpeg', 'heic', 'mov'].includes(facts.format)) return true
  return isVideo(facts.format) && facts.duration === null
}
