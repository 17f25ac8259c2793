import { LIMITS, type PhotoReceipt } from '../../contract/http'
import { checksumOf, type Described, edgeOf } from './checksum'
import { type ErrorCode, judge, RequestError } from './errors'
import type { PhotoIn } from './receipt'
import { Stopped } from './request'
import type { SentBefore } from './sent-before'
import { type MetadataValues, type Piece, type Tus, writeMetadata } from './tus'
import { backOff } from './wait'

export interface SendPhotoDeps {
  tus: Tus
  sentBefore: SentBefore
  /** Waits, but less when the phone wakes. @throws Stopped when the signal is aborted */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** A random number from 0 to 1. */
  chance: () => number
  /** Longest piece, bytes; a photo up to this size goes in one request. */
  pieceBytes?: number
  /**
   * Longest piece right after a failure, bytes. The computer drains this much of a refused body.
   * With a longer one WebKit reports a broken connection instead of the answer.
   */
  afterFailureBytes?: number
}

export interface PhotoToSend {
  /** Id of the photo, by which the computer finds its upload again. */
  id: string
  file: Described
  /** Upload metadata without id and edge, which are added here. */
  metadata: MetadataValues
}

export interface SendWatch {
  /** Called with the bytes sent or received so far. Refused bytes do not count. */
  onSent: (bytes: number) => void
  /** An error that will be retried. */
  onError: (code: ErrorCode) => void
  signal: AbortSignal
}

/** What came of it. */
export interface Outcome {
  photo: PhotoReceipt
  /** The computer already had this photo. */
  isSkipped: boolean
}

export type SendPhoto = (photo: PhotoToSend, watch: SendWatch) => Promise<Outcome>

/** Failures in a row after which an error with short patience counts as final. */
const SHORT_PATIENCE = 6

/**
 * Sends one photo and ends when the computer has saved it. After an error that may pass it asks for
 * the offset and continues there. Throws Stopped, or the final error, for `judge`.
 */
export function createSendPhoto(deps: SendPhotoDeps): SendPhoto {
  const { tus, sentBefore, wait, chance } = deps
  /** The photos of this visit: a file that was chosen twice is one of them. */
  const savedHere = new Set<string>()
  const { pieceBytes = LIMITS.pieceBytes, afterFailureBytes = LIMITS.drainBytes } = deps

  return async ({ id, file, metadata }, watch) => {
    const { signal } = watch
    const edge = await edgeOf(file)
    if (signal.aborted) throw new Stopped()
    /** Sent or begun before, so the computer is asked first. */
    const isKnown = sentBefore.has(edge)
    const description = writeMetadata({ id, ...metadata, edge })
    let isFirstTry = true
    let failures = 0
    /** Bytes that the computer is known to have received. */
    let kept = 0
    let isRefused = false
    sentBefore.add(edge)

    for (;;) {
      try {
        return isFirstTry ? await firstTry() : await goOn()
      } catch (error) {
        if (error instanceof Stopped || signal.aborted) throw new Stopped()
        isFirstTry = false
        failures += 1
        const { code, patience } = judge(error)
        if (patience === 'none' || (patience === 'short' && failures >= SHORT_PATIENCE)) throw error
        if (code !== 'UNREACHABLE') tell(kept)
        isRefused = code !== 'UNREACHABLE'
        // A single failure is retried before anybody could read about it.
        if (failures > 1) watch.onError(code)
        await wait(backOff(failures, chance()), signal)
      }
    }

    function tell(bytes: number) {
      if (!isRefused) watch.onSent(bytes)
    }

    function firstTry() {
      return createAndSend(!isKnown && file.size <= pieceBytes && file.size > 0)
    }

    async function goOn() {
      const offset = await tus.offset(id, following(0))
      return offset === null ? createAndSend(false) : sendFrom(offset)
    }

    async function createAndSend(inOneGo: boolean) {
      const piece = inOneGo ? await pieceFrom(0) : null
      const { offset, receipt } = await tus.create(file.size, description, piece, following(0))
      return receipt?.photo ? ended(receipt, receipt.photo, true) : sendFrom(offset)
    }

    async function sendFrom(start: number) {
      let offset = start
      do {
        kept = offset
        tell(kept)
        // Empty if every byte arrived but saving failed. It makes the computer try again.
        const piece = await pieceFrom(offset)
        const reached = await tus.append(id, offset, piece, following(offset))
        if (piece.body.size > 0 && reached <= offset) throw new RequestError(204, null)
        offset = reached
        failures = 0
        isRefused = false
      } while (offset < file.size)
      const receipt = await tus.receipt(id, following(file.size))
      if (receipt.photo === null) throw new RequestError(500, 'SAVE_FAILED')
      return ended(receipt, receipt.photo, false)
    }

    /** A continued upload of an earlier visit has another id too, but was not skipped. */
    function ended({ duplicate }: PhotoIn, photo: PhotoReceipt, isAtOnce: boolean): Outcome {
      const isSecond = savedHere.has(photo.id)
      savedHere.add(photo.id)
      return { photo, isSkipped: duplicate && (isSecond || isAtOnce || !isKnown) }
    }

    async function pieceFrom(offset: number): Promise<Piece> {
      const longest = failures === 0 ? pieceBytes : Math.min(pieceBytes, afterFailureBytes)
      const body = file.slice(offset, offset + longest)
      return { body, checksum: await checksumOf(body) }
    }

    /** Watches a request whose body begins at `offset` of the photo. */
    function following(offset: number) {
      return { onSent: (bytes: number) => tell(offset + bytes), signal }
    }
  }
}
