import type { FileHandle } from 'node:fs/promises'
import { LIMITS } from '../../contract/http'
import type { PictureFacts } from '../../contract/photo'
import { AppError } from '../base/errors'
import { unknownFacts } from '../image/formats'
import type { Measurer } from '../image/measure'
import { sniff } from '../image/sniff'

/** Bytes after which a file that is not a photo is refused. */
const SNIFF_BYTES = 4096

export interface FirstSniffDeps {
  measurer: Measurer
  /** Whether a file that is no photo is let through, with nothing known of it. */
  anyFile(): boolean
  onFacts(facts: PictureFacts): void
}

/** Learns type and size from a photo's first bytes as they pass by, long before its last. */
export interface FirstSniff {
  /** Whether more of the file's first bytes are wanted. */
  isWaiting(): boolean
  /** Takes bytes of the file in order from its start. @throws AppError NOT_A_PHOTO */
  see(bytes: Uint8Array, isEnd: boolean): void
  /**
   * Starts again with what stands in the part, where more is wanted.
   * @throws AppError NOT_A_PHOTO
   */
  catchUp(part: FileHandle, bytes: number, isEnd: boolean): Promise<void>
  /** Forgets all that was seen. */
  restart(): void
  /** What the whole file at `path`, open as `part`, says. @throws AppError NOT_A_PHOTO */
  allFacts(part: FileHandle, path: string, bytes: number): Promise<PictureFacts>
}

/** The head so far, then what it says. */
interface Attempt {
  head: Buffer
  measuring: Promise<PictureFacts | null> | null
}

const newAttempt = (): Attempt => ({ head: Buffer.alloc(0), measuring: null })

export function createFirstSniff({ measurer, anyFile, onFacts }: FirstSniffDeps): FirstSniff {
  let attempt = newAttempt()

  async function measure(head: Uint8Array, mine: Attempt): Promise<PictureFacts | null> {
    const facts = (await measurer.measure(head)) ?? (anyFile() ? unknownFacts('other') : null)
    if (facts && mine === attempt) onFacts(facts)
    return facts
  }

  function see(bytes: Uint8Array, isEnd: boolean): void {
    if (attempt.measuring !== null) return
    const head = Buffer.concat([
      attempt.head,
      bytes.subarray(0, LIMITS.headBytes - attempt.head.length),
    ])
    attempt.head = head
    const canTell = head.length >= SNIFF_BYTES || isEnd
    if (canTell && !anyFile() && sniff(head) === null) throw new AppError('NOT_A_PHOTO')
    if (head.length < LIMITS.headBytes && !isEnd) return
    attempt.head = Buffer.alloc(0)
    attempt.measuring = measure(head, attempt)
  }

  async function catchUp(part: FileHandle, bytes: number, isEnd: boolean): Promise<void> {
    if (attempt.measuring !== null) return
    attempt = newAttempt()
    const head = Buffer.alloc(Math.min(bytes, LIMITS.headBytes))
    const { bytesRead } = await part.read(head, 0, head.length, 0)
    see(head.subarray(0, bytesRead), isEnd)
  }

  return {
    isWaiting: () => attempt.measuring === null,
    see,
    catchUp,
    restart() {
      attempt = newAttempt()
    },
    async allFacts(part, path, bytes) {
      await catchUp(part, bytes, true)
      const facts = await attempt.measuring
      const all = isUnfinished(facts, bytes) ? ((await measurer.measureFile(path)) ?? facts) : facts
      if (all !== null) return all
      if (anyFile()) return unknownFacts('other')
      throw new AppError('NOT_A_PHOTO')
    },
  }
}

/** The first bytes did not tell all: much of what tells of a photo may stand behind it. */
function isUnfinished(facts: PictureFacts | null, bytes: number): boolean {
  if (facts?.format === 'other' || bytes <= LIMITS.headBytes) return false
  return !facts?.size || facts.capturedAt === null || !facts.hasLocation
}
