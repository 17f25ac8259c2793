import { BY_HAND, type Photo } from '../../../contract/photo'
import type { ReceiverEvent } from '../../../contract/receiver-event'

/** Photos that came from phones while nobody looked. */
export interface Unseen {
  follow(event: ReceiverEvent): void
  /** The person looks at the window: all are seen. */
  seen(): void
}

interface UnseenDeps {
  /** Whether the person has the window before them, so that what arrives is seen. */
  isInFront(): boolean
  onArrived(photo: Photo): void
  onGone(photoId: string): void
  /** How many there are, told whenever that changes. */
  onCount(count: number): void
}

export function createUnseen({ isInFront, onArrived, onGone, onCount }: UnseenDeps): Unseen {
  const ids = new Set<string>()
  return {
    follow(event) {
      // What somebody puts into the folder at this computer is no news to them.
      if (event.type === 'saved' && event.photo.sender.id !== BY_HAND.id && !isInFront()) {
        ids.add(event.photo.id)
        onArrived(event.photo)
        onCount(ids.size)
      }
      if (event.type === 'removed' && ids.delete(event.id)) {
        onGone(event.id)
        onCount(ids.size)
      }
    },
    seen() {
      if (ids.size === 0) return
      ids.clear()
      onCount(0)
    },
  }
}
