import type { PhotoReceipt } from '../../contract/http'
import { type ErrorCode, endsEverything, judge } from './errors'
import { isOpen, isRefused, nextToSend, type Queue, type QueueAction, step } from './queue'
import { Stopped } from './request'
import type { Outcome, PhotoToSend, SendPhoto } from './send-photo'
import type { MetadataValues } from './tus'

/** Photos sent at the same time. More would not be faster on one Wi-Fi. */
const IN_FLIGHT = 3

export interface SendingDeps {
  sendPhoto: SendPhoto
  /** Metadata of a photo. Asked for when it starts, so that it holds the phone's current name. */
  describe: (photo: ChosenPhoto) => MetadataValues
  /** Makes the computer discard an upload. Returns the receipt if the photo was already saved. */
  takeBack: (id: string) => Promise<PhotoReceipt | null>
  onChange: (queue: Queue, isPaused: boolean) => void
}

/** A photo that was chosen. */
export interface ChosenPhoto extends Omit<PhotoToSend, 'metadata'> {
  name: string
  type: string
  /** Its place in the choice. */
}

export type Sending = ReturnType<typeof createSending>

/** Holds the queue and sends its photos, a few at a time. */
export function createSending({ sendPhoto, describe, takeBack, onChange }: SendingDeps) {
  let queue: Queue = []
  let isPaused = false
  const photos = new Map<string, ChosenPhoto>()
  /** Photos being sent or taken back. */
  const stops = new Map<string, AbortController>()

  function apply(action: QueueAction): void {
    const after = step(queue, action)
    if (after === queue) return
    queue = after
    onChange(queue, isPaused)
  }

  function startWaiting(): void {
    if (isPaused) return
    for (const { id } of nextToSend(queue, IN_FLIGHT)) {
      const photo = photos.get(id)
      // One that is being stopped or taken back starts when that has ended.
      if (photo && !stops.has(id)) void send(photo)
    }
  }

  async function send(photo: ChosenPhoto): Promise<void> {
    const { id, file } = photo
    const stop = new AbortController()
    stops.set(id, stop)
    apply({ do: 'start', id })
    try {
      const outcome = await sendPhoto(
        { id, file, metadata: describe(photo) },
        {
          signal: stop.signal,
          onSent: (sent) => apply({ do: 'progress', id, sent }),
          onError: (error) => apply({ do: 'hinder', id, error }),
        },
      )
      save(id, outcome)
    } catch (error) {
      if (error instanceof Stopped) await afterStop(id)
      else fail(id, judge(error))
    } finally {
      stops.delete(id)
      startWaiting()
    }
  }

  function save(id: string, outcome: Outcome): void {
    apply({ do: 'save', id, outcome })
    // Lets the browser release the file.
    photos.delete(id)
  }

  async function afterStop(id: string): Promise<void> {
    if (queue.find((photo) => photo.id === id)?.state.kind !== 'cancelled') return
    // On failure the computer discards the abandoned upload later.
    const photo = await takeBack(id).catch(() => null)
    if (photo) save(id, { photo, isSkipped: false })
  }

  function fail(id: string, error: { code: ErrorCode; retryable: boolean }): void {
    apply({ do: 'fail', id, ...error })
    if (!endsEverything(error.code)) return
    for (const photo of queue) if (isOpen(photo)) apply({ do: 'fail', id: photo.id, ...error })
    for (const stop of stops.values()) stop.abort()
  }

  return {
    add(chosen: readonly ChosenPhoto[]): void {
      for (const photo of chosen) photos.set(photo.id, photo)
      apply({
        do: 'add',
        photos: chosen.map(({ id, name, type, file }) => ({ id, name, type, bytes: file.size })),
      })
      startWaiting()
    },

    cancel(id: string): void {
      apply({ do: 'cancel', id })
      stops.get(id)?.abort()
    },

    retry(id: string): void {
      apply({ do: 'retry', id })
      startWaiting()
    },

    /** Retries every failed photo that allows it. */
    retryFailed(): void {
      for (const { id, state } of queue) if (state.kind === 'failed') apply({ do: 'retry', id })
      startWaiting()
    },

    /** Takes these failures off the list. */
    dismiss(ids: readonly string[]): void {
      for (const id of ids) {
        apply({ do: 'dismiss', id })
        photos.delete(id)
      }
    },

    /** The computer takes other files than before: what it has refused is sent once more. */
    sendRefused(): void {
      for (const photo of queue) if (isRefused(photo)) apply({ do: 'resend', id: photo.id })
      startWaiting()
    },

    /** What was in the way is gone, as far as the computer knows. */
    unhinder(): void {
      for (const { id } of queue) apply({ do: 'hinder', id, error: null })
    },

    /** Stops everything. Photos keep their offset, and nothing starts until `resume`. */
    pause(): void {
      isPaused = true
      for (const { id } of queue) apply({ do: 'hold', id })
      for (const stop of stops.values()) stop.abort()
      onChange(queue, isPaused)
    },

    resume(): void {
      isPaused = false
      onChange(queue, isPaused)
      startWaiting()
    },
  }
}
