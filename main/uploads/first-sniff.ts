import { LIMITS } from '../../contract/http'
import type { PictureFacts } from '../../contract/photo'
import { AppError } from '../base/errors'
import { unknownFacts } from '../image/formats'
import type { Measurer } from '../image/measure'
import { sniff } from '../image/sniff'

/** Bytes after which a file that is not a photo is refused. */
const SNIFF_BYTES = 4096

/** Learns type and size from a photo's first bytes as they pass by, long before its last. */
export interface FirstLook {
  /** Whether more of the file's first bytes are wanted. */
  isWaiting(): boolean
  /** Bytes of the file in order from its start. @throws AppError NOT_A_PHOTO */
  see(bytes: Uint8Array, isEnd: boolean): void
  /** What is known at this moment. */
  facts(): PictureFacts | null
  /** Waits for the measuring under way. */
  settled(): Promise<PictureFacts | null>
}

/** @param anyFile whether a file that is no photo is let through, with nothing known of it */
export function createFirstLook(
  measurer: Measurer,
  anyFile: () => boolean,
  onFacts: (facts: PictureFacts) => void,
): FirstLook {
  let head = Buffer.alloc(0)
  let facts: PictureFacts | null = null
  let measuring: Promise<void> | null = null

  return {
    isWaiting: () => measuring === null,
    see(bytes, isEnd) {
      if (measuring !== null) return
      head = Buffer.concat([head, bytes.subarray(0, LIMITS.headBytes - head.length)])
      const canTell = head.length >= SNIFF_BYTES || isEnd
      if (canTell && !anyFile() && sniff(head) === null) throw new AppError('NOT_A_PHOTO')
      if (head.length < LIMITS.headBytes && !isEnd) return
      measuring = measurer.measure(head).then((measured) => {
        facts = measured ?? (anyFile() ? unknownFacts('other') : null)
        if (facts) onFacts(facts)
      })
      head = Buffer.alloc(0)
    },
    facts: () => facts,
    async settled() {
      await measuring
      return facts
    },
  }
}
