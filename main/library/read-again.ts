import type { Photo, PhotoFormat, PictureFacts } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import type { Measurer } from '../image/measure'
import type { PhotoStore } from './photo-store'

export interface ReadAgainDeps {
  store: PhotoStore
  measurer: Measurer
  /** Where a photo's file stands. */
  pathOf(photo: Photo): string
  emit(event: ReceiverEvent): void
}

/**
 * Reads the photos again that an earlier version of the program has read, newest first. One at a
 * time, so that a photo that arrives meanwhile waits for one at most.
 */
export function createReadAgain({ store, measurer, pathOf, emit }: ReadAgainDeps) {
  let isStopped = false

  async function readAgain(photo: Photo): Promise<void> {
    const path = pathOf(photo)
    const facts = await measurer.measureFile(path)
    const format = facts?.format ?? photo.format
    const isDamaged =
      (await measurer.isCutShort(path, format)) ||
      (photo.isDamaged && (await isStillGarbled(path, format)))
    const changed = store.renew(photo.id, newerFacts(photo, facts), isDamaged)
    if (changed) emit({ type: 'corrected', photo: changed })
  }

  /** That data do not make their picture is found out only where somebody looks at it. */
  const isStillGarbled = async (path: string, format: PhotoFormat): Promise<boolean> =>
    format === 'jpeg' && (await measurer.isGarbled(path))

  return {
    async run(): Promise<void> {
      for (const photo of store.outdated()) {
        if (isStopped) return
        // One that cannot be read now is tried again after the next start.
        if (store.get(photo.id) !== null) await readAgain(photo).catch(() => {})
      }
    },
    /** The one that is being read is finished. */
    stop() {
      isStopped = true
    },
  }
}

/**
 * What is better known now. A size that the decoder has seen counts more than any that is told, and
 * who knows nothing now has perhaps been given up.
 * @returns null where nothing is
 */
export function newerFacts(photo: Photo, facts: PictureFacts | null): PictureFacts | null {
  if (facts === null) return null
  if (facts.size === null && (photo.size !== null || facts.capturedAt === null)) return null
  const isSeen = photo.size !== null && photo.storedSize === null
  const { size, storedSize, orientation } = photo
  return isSeen ? { ...facts, size, storedSize, orientation } : facts
}
