import { LIMITS, type PhotoReceipt, type Receipt } from '../../contract/http'
import { checksumOf, type Described, edgeOf } from './checksum'
import { type ErrorCode, judge, RequestError } from './errors'
import { Stopped } from './request'
import type { SentBefore } from './sent-before'
import { type MetadataValues, type Piece, type Tus, writeMetadata } from './tus'
import { backOff } from './wait'

export interface SendPhotoDeps {
  tus: Tus
  sentBefore: SentBefore
  /** Ends after so many milliseconds, sooner when things may have changed; throws Stopped when the signal says so. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** A random number from 0 to 1. */
  chance: () => number
  /** Longest piece, bytes; a photo up to this size goes in one request. */
  pieceBytes?: number
  /**
   * Longest piece right after a failure, bytes. A computer that refuses a piece reads so much of it away: of a longer
   * one, Safari's relatives hear a broken connection instead of the refusal.
   */
  afterFailureBytes?: number
}

export interface PhotoToSend {
  /** The photo's own id, by which the computer knows its upload again. */
  id: string
  file: Described
  /** What the computer is told of it; id and edge are put in here. */
  metadata: MetadataValues
}

export interface SendWatch {
  /** Bytes of the photo that are on their way or there. Of what the computer has refused nothing counts until it has taken it. */
  onSent: (bytes: number) => void
  /** Something is in the way and will be tried again by itself. */
  onError: (code: ErrorCode) => void
  signal: AbortSignal
}

/** What came of it. */
export interface Outcome {
  photo: PhotoReceipt
  /** The computer had that very photo already. */
  isSkipped: boolean
}

export type SendPhoto = (photo: PhotoToSend, watch: SendWatch) => Promise<Outcome>

/** Failures in a row after which error that may pass is told as a failure. */
const SHORT_PATIENCE = 6

/**
 * Makes the verb that sends one photo and ends only when the computer has saved it.
 * After anything that may pass it asks how much arrived, and continues from there.
 * The verb throws Stopped, or the error that ended it, for `judge`.
 */
export function createSendPhoto(deps: SendPhotoDeps): SendPhoto {
  const { tus, sentBefore, wait, chance } = deps
  const { pieceBytes = LIMITS.pieceBytes, afterFailureBytes = LIMITS.drainBytes } = deps

  return async ({ id, file, metadata }, watch) => {
    const { signal } = watch
    const edge = await edgeOf(file)
    if (signal.aborted) throw new Stopped()
    /** Begun before: the computer may have it, or a part of it, and is asked first. */
    const isKnown = sentBefore.has(edge)
    const description = writeMetadata({ id, ...metadata, edge })
    let isFirstTry = true
    let failures = 0
    /** Bytes that the computer is known to have. */
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
        // A single hitch is mended before anybody could read of it.
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
        // Empty where every byte arrived but saving failed: it makes the computer try again.
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

    /** An upload of an earlier visit that was continued carries another id as well, but nothing of it was skipped. */
    function ended({ duplicate }: Receipt, photo: PhotoReceipt, isAtOnce: boolean): Outcome {
      return { photo, isSkipped: duplicate && (isAtOnce || !isKnown) }
    }

    async function pieceFrom(offset: number): Promise<Piece> {
      const longest = failures === 0 ? pieceBytes : Math.min(pieceBytes, afterFailureBytes)
      const body = file.slice(offset, offset + longest)
      return { body, checksum: await checksumOf(body) }
    }

    /** Follows a request whose body begins at `offset` of the photo. */
    function following(offset: number) {
      return { onSent: (bytes: number) => tell(offset + bytes), signal }
    }
  }
}
