import type { PhotoReceipt } from '../../contract/http'
import { nextToSend, type Queue, type QueueAction, step } from './queue'
import { Stopped } from './request'
import type { PhotoToSend, SendPhoto } from './send-photo'
import { judge } from './trouble'

/** More would not be faster on one Wi-Fi, and each holds a read of the phone's storage open. */
const IN_FLIGHT = 3

export interface SendingDeps {
  sendPhoto: SendPhoto
  /** Makes the computer drop what it has of a photo. Answers the receipt if that came too late. */
  takeBack: (id: string) => Promise<PhotoReceipt | null>
  onChange: (queue: Queue) => void
}

/** A photo that a person chose, ready to be listed and sent. */
export interface ChosenPhoto extends PhotoToSend {
  name: string
}

export type Sending = ReturnType<typeof createSending>

/** Holds the list and sends what waits on it, a few at a time. */
export function createSending({ sendPhoto, takeBack, onChange }: SendingDeps) {
  let queue: Queue = []
  const photos = new Map<string, PhotoToSend>()
  /** What is on its way, or being taken back. */
  const stops = new Map<string, AbortController>()

  function apply(action: QueueAction): void {
    const after = step(queue, action)
    if (after === queue) return
    queue = after
    onChange(queue)
  }

  function startWaiting(): void {
    for (const { id } of nextToSend(queue, IN_FLIGHT)) {
      const photo = photos.get(id)
      // One that is still being taken back starts when that has ended.
      if (photo && !stops.has(id)) void send(id, photo)
    }
  }

  async function send(id: string, photo: PhotoToSend): Promise<void> {
    const stop = new AbortController()
    stops.set(id, stop)
    apply({ do: 'start', id })
    try {
      const receipt = await sendPhoto(photo, {
        signal: stop.signal,
        onSent: (sent) => apply({ do: 'progress', id, sent }),
        onTrouble: (trouble) => apply({ do: 'hinder', id, trouble }),
      })
      apply({ do: 'save', id, photo: receipt })
    } catch (error) {
      if (error instanceof Stopped) await afterStop(id)
      else apply({ do: 'fail', id, ...judge(error) })
    } finally {
      stops.delete(id)
      startWaiting()
    }
  }

  async function afterStop(id: string): Promise<void> {
    // Out of reach, or nothing there: the computer drops by itself what nobody goes on with.
    const receipt = await takeBack(id).catch(() => null)
    if (receipt) apply({ do: 'save', id, photo: receipt })
  }

  return {
    add(chosen: readonly ChosenPhoto[]): void {
      for (const { id, file, metadata } of chosen) photos.set(id, { id, file, metadata })
      const added = chosen.map(({ id, name, file }) => ({ id, name, bytes: file.size }))
      apply({ do: 'add', photos: added })
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

    /** Tries everything again that failed and may work now. */
    retryFailed(): void {
      for (const { id, state } of queue) if (state.kind === 'failed') apply({ do: 'retry', id })
      startWaiting()
    },
  }
}
